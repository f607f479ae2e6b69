import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listBreakers } from '../operations/breakers/list-breakers.ts';
import { createConnection } from '../operations/connections/create-connection.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { type Loopback, loopback } from './testing/loopback.ts';

let server: TestApp;
let service: Loopback;
let asked = 0;
/** A mail server that hangs up at once. */
const broken = createServer((socket) => socket.destroy());
let mailPort: number;

beforeAll(async () => {
  service = await loopback((_, response) => {
    asked += 1;
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const address = broken.address();
  mailPort = typeof address === 'object' && address !== null ? address.port : 0;
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${service.port},127.0.0.1:${mailPort}` });
  await publish(
    server,
    graphOf('fetch_it', [
      { id: 'start', type: 'start' },
      { id: 'fetch', type: 'http.request', params: { url: `${service.origin}/x` } },
      { id: 'end', type: 'end' },
    ]),
  );
});
afterAll(async () => {
  await server.close();
  await service.close();
  await new Promise((resolve) => broken.close(resolve));
});

it('runs leave a host alone after five failures, and people see it', async () => {
  const call = () => server.ask('POST', '/api/v1/tools/fetch_it', { body: {} });
  for (let index = 0; index < 5; index++) expect((await call()).body).toMatchObject({ reason: 'http_503' });
  const refused = await call();
  expect(refused.body).toMatchObject({ code: 'upstream_failed', reason: 'circuit_open', retryable: true });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20);
  expect(asked).toBe(5);
  const owner = await ownerOf(server);
  expect(await listBreakers(server.app.services, owner)).toMatchObject([
    { host: `127.0.0.1:${service.port}`, state: 'open', failures: 5, lastError: 'It answered with status 503.' },
  ]);
});

it('runs leave a mail server alone as well', async () => {
  const owner = await ownerOf(server);
  const secret = { from: 'shop@example.com', username: '', password: '', tls: 'off' };
  const hosts = [`127.0.0.1:${mailPort}`];
  await createConnection(server.app.services, owner, { name: 'mail', kind: 'smtp', hosts, secret });
  const params = { connection: 'mail', to: 'ada@example.com', subject: 'Hi', text: 'Hello' };
  await publish(
    server,
    graphOf('mail_it', [
      { id: 'start', type: 'start' },
      { id: 'mail', type: 'email.send', params },
      { id: 'end', type: 'end' },
    ]),
  );
  const call = async () => (await server.ask('POST', '/api/v1/tools/mail_it', { body: {} })).body;
  for (let index = 0; index < 5; index++) expect(await call()).toMatchObject({ reason: 'network' });
  expect(await call()).toMatchObject({ reason: 'circuit_open', retryable: true });
  expect(await listBreakers(server.app.services, owner)).toContainEqual(
    expect.objectContaining({ host: hosts[0], connection: 'mail', state: 'open' }),
  );
});
