import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnection } from '../operations/connections/create-connection.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { type Loopback, loopback } from './testing/loopback.ts';

const parrot = 'parrot-4f1d/9a+7c==';
let server: TestApp;
let service: Loopback;
let elsewhere: Loopback;

beforeAll(async () => {
  elsewhere = await loopback();
  service = await loopback((request, response) => {
    if (request.path.startsWith('/away')) return response.writeHead(307, { location: elsewhere.origin }).end();
    const echo = { headers: request.headers, path: request.path, text: `${parrot} ${encodeURIComponent(parrot)}` };
    response
      .writeHead(request.path.startsWith('/fail') ? 500 : 200, {
        'content-type': request.path.startsWith('/file') ? 'application/pdf' : 'application/json',
        'x-echo': parrot,
      })
      .end(JSON.stringify(echo));
  });
  const { port } = service;
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${port},127.0.0.1:${elsewhere.port}` });
  const owner = await ownerOf(server);
  const hosts = [`127.0.0.1:${port}`];
  const secrets = {
    bearer: { token: parrot },
    basic: { username: 'me', password: parrot },
    header: { name: 'X-Api-Key', value: parrot },
    query: { name: 'api_key', value: parrot },
  };
  for (const [kind, secret] of Object.entries(secrets))
    await createConnection(server.app.services, owner, { name: kind, kind, hosts, secret });
  const fetch = {
    id: 'fetch',
    type: 'http.request',
    params: { method: 'POST', url: '{{ input.url }}', connection: '', body: { a: 1 } },
  };
  for (const kind of Object.keys(secrets))
    await publish(
      server,
      graphOf(`with_${kind}`, [
        { id: 'start', type: 'start' },
        { ...fetch, params: { ...fetch.params, connection: kind } },
        { id: 'end', type: 'end', params: { output: '{{ fetch }}' } },
      ]),
    );
});
afterAll(async () => {
  await server.close();
  await Promise.all([service.close(), elsewhere.close()]);
});

const kinds = ['bearer', 'basic', 'header', 'query'];
const call = (kind: string, url: string) => server.ask('POST', `/api/v1/tools/with_${kind}`, { body: { url } });

/** The words of every table, one text each, chunks of assets as they are read. */
async function everything(): Promise<string> {
  const { sql } = server.app.services.db;
  return await sql.begin(async (tx) => {
    await tx`select set_config('role', 'none', true)`;
    const tables = await tx<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.unsafe<{ text: string }[]>(`select row_to_json(t)::text as text from ${name} t`);
      texts.push(
        ...rows.map(({ text }) =>
          text.replace(/\\\\x[0-9a-f]+/g, (hex) => Buffer.from(hex.slice(3), 'hex').toString('latin1')),
        ),
      );
    }
    return texts.join('\n');
  });
}

describe('connections', () => {
  it.each(kinds)('are sent to their host: %s', async (kind) => {
    expect((await call(kind, `${service.origin}/echo`)).status).toBe(200);
    const sent = JSON.stringify(service.received.at(-1));
    const basic = Buffer.from(`me:${parrot}`).toString('base64');
    expect([parrot, basic, encodeURIComponent(parrot)].some((form) => sent.includes(form))).toBe(true);
  });

  it.each(kinds)('are refused to every other one, and nothing is sent: %s', async (kind) => {
    const before = elsewhere.received.length;
    const { status, body } = await call(kind, `${elsewhere.origin}/`);
    expect({ status, body }).toMatchObject({ body: { reason: 'connection_refused' } });
    expect(elsewhere.received).toHaveLength(before);
  });

  it.each(kinds)('do not follow a redirect to another origin: %s', async (kind) => {
    expect((await call(kind, `${service.origin}/away`)).status).toBe(200);
    expect(elsewhere.received.length).toBeGreaterThan(0);
    expect(JSON.stringify(elsewhere.received)).not.toMatch(/parrot|cGFycm90/);
  });

  it('leave their secret in no table, answer or stream of events', async () => {
    const answers: string[] = [];
    for (const kind of kinds) {
      for (const path of ['/echo', '/file', '/fail']) {
        const { body, headers } = await call(kind, `${service.origin}${path}`);
        answers.push(JSON.stringify(body), JSON.stringify([...headers]));
        const id = headers.get('patchbay-run');
        if (id === null) continue;
        const stream = { accept: 'text/event-stream' };
        answers.push(String((await server.ask('GET', `/api/v1/runs/${id}/events`, { headers: stream })).body));
      }
    }
    const stored = await everything();
    expect(stored).toContain('node.completed');
    expect(stored).toContain('http_500');
    const hex = Buffer.from(parrot).toString('hex');
    const escaped = parrot.replaceAll('/', '\\/');
    const base64 = [parrot, `me:${parrot}`].map((text) => Buffer.from(text).toString('base64').slice(4, 20));
    for (const form of [parrot, encodeURIComponent(parrot), hex, escaped, 'parrot', ...base64]) {
      expect(answers.join('\n')).not.toContain(form);
      expect(stored).not.toContain(form);
    }
  });
});
