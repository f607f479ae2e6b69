import { afterAll, beforeAll, expect, it } from 'vitest';
import { isObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp, testOrigin } from '../../testing/test-app.ts';

let server: TestApp;
let service: Loopback;
const pixels = Buffer.from('89504e470d0a1a0a'.padEnd(1_200_000, '00ff'), 'hex');
const types: { [path: string]: string } = {
  '/picture': 'image/png',
  '/page': 'text/html',
  '/drawing': 'image/svg+xml',
};

beforeAll(async () => {
  service = await loopback((request, response) => {
    response
      .writeHead(200, { 'content-type': types[request.path] ?? 'text/plain' })
      .end(Buffer.concat([pixels, Buffer.from(request.path)]));
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' });
  const get = {
    id: 'get',
    type: 'http.request',
    params: { url: `${service.origin}/{{ input.path }}`, response: 'asset' },
  };
  const end = { id: 'end', type: 'end', params: { output: '{{ get.body }}' } };
  await publish(server, graphOf('fetches', [{ id: 'start', type: 'start' }, get, end]));
});

afterAll(async () => {
  await server.close();
  await service.close();
});

/** Fetches a file by a run, and the file from the run. */
async function fetched(file: string): Promise<Response> {
  const { body, headers } = await server.ask('POST', '/api/v1/tools/fetches', { body: { path: file } });
  const asset = isObject(body) ? String(body.$asset) : '';
  const run = headers.get('patchbay-run') ?? '';
  const path = `/api/v1/runs/${run}/assets/${asset}`;
  const mount = server.mounts.find(({ prefix }) => path.startsWith(prefix));
  if (mount === undefined) throw new Error('no door answers');
  return await mount.answer(
    new Request(testOrigin + path, { headers: { authorization: `Bearer ${ownerKey}` } }),
    '127.0.0.1',
  );
}

it('gives a picture as it came, piece by piece, and keeps it from running anything', async () => {
  const reply = await fetched('picture');
  expect(reply.status).toBe(200);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(pixels.length + '/picture'.length),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(
    Buffer.from(await reply.arrayBuffer())
      .subarray(0, pixels.length)
      .equals(pixels),
  ).toBe(true);
});

it('gives pages and drawings, which could carry scripts, only to be saved', async () => {
  for (const path of ['page', 'drawing']) {
    const reply = await fetched(path);
    expect(reply.headers.get('content-type')).toBe('application/octet-stream');
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment/);
    await reply.arrayBuffer();
  }
});

it('says what is wrong with a name that is none, and with one that names nothing', async () => {
  const { headers } = await server.ask('POST', '/api/v1/tools/fetches', { body: { path: 'picture' } });
  const run = headers.get('patchbay-run') ?? '';
  const ask = (asset: string) => server.ask('GET', `/api/v1/runs/${run}/assets/${asset}`);
  expect(await ask('nope')).toMatchObject({ status: 422 });
  expect(await ask(`sha256:${'0'.repeat(64)}`)).toMatchObject({ status: 404 });
});
