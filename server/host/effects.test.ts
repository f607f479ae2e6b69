import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeFailure } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import type { HttpRequest } from '#engine/node/ctx.ts';
import { parseEgressAllow } from './address.ts';
import { type Credentials, effectsOf } from './effects.ts';
import { createGuardedFetch } from './fetch.ts';
import { type Loopback, loopback, type Received } from './testing/loopback.ts';

const secret = 'canary/7+secret value';
let service: Loopback;
let guarded: ReturnType<typeof createGuardedFetch>;
const stored = new Map<string, Uint8Array>();

const blobs: Blobs = {
  putJson: (text) => blobs.write(Buffer.from(text), 'application/json'),
  getJson: async (ref) => JSON.parse(Buffer.from(await blobs.read(ref)).toString()),
  write: async (bytes, type, name) => {
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    stored.set(hash, bytes);
    return { $asset: hash, type, size: bytes.byteLength, ...(name !== undefined && { name }) };
  },
  read: async (ref) => stored.get(ref.$asset) ?? new Uint8Array(),
  putLines: (items) => blobs.putJson(JSON.stringify(items)),
  joinLines: ([part]) => (part ? Promise.resolve(part) : blobs.putJson('[]')),
  openLines: async () => ({ count: 0, read: async () => null }),
};

const credentials: Credentials = async (name) => {
  const nothing: Record<string, string> = {};
  const [headers, query] = name === 'as_header' ? [{ 'X-Key': secret }, nothing] : [nothing, { key: secret }];
  return { headers, query, secrets: [secret] };
};

beforeAll(async () => {
  service = await loopback(answer);
  guarded = createGuardedFetch({ allow: parseEgressAllow('127.0.0.0/8') });
});
afterAll(async () => {
  await guarded.close();
  await service.close();
});

function answer(request: Received, response: ServerResponse): void {
  const [, kind = '', type = ''] = request.path.split(/[/?]/);
  const echoed = [secret, encodeURIComponent(secret), Buffer.from(`u:${secret}`).toString('base64')].join(' ');
  if (kind === 'as') response.writeHead(200, { 'content-type': decodeURIComponent(type) }).end('{"a":1}');
  else if (kind === 'bytes')
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([137, 80, 78, 71]));
  else if (kind === 'empty') response.writeHead(204).end();
  else if (kind === 'echo')
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-echo': encodeURIComponent(secret) })
      .end(JSON.stringify({ [secret]: echoed, headers: request.headers, path: request.path }));
  else if (kind === 'echo-bytes') response.writeHead(200, { 'content-type': 'image/png' }).end(echoed);
  else if (kind === 'loop') response.writeHead(302, { location: request.path }).end();
  else if (kind === 'away') response.writeHead(302, { location: `ftp://x/${secret}` }).end();
  else response.writeHead(200, { 'content-type': 'text/plain' }).end(echoed);
}

function send(path: string, more: Partial<HttpRequest> = {}, idempotencyKey: string | null = null) {
  const effects = effectsOf({
    orgId: 'org',
    services: new Map(),
    guard: (_, call) => call(),
    within: (_, work) => work(),
    pace: async () => {},
    fetch: guarded.fetch,
    blobs,
    credentials,
    sandbox: { run: async () => ({ value: null, logs: [] }) },
  });
  return effects.fetch(
    { method: 'GET', url: `${service.origin}${path}`, headers: {}, response: 'auto', ...more },
    { idempotencyKey, signal: new AbortController().signal },
  );
}

function assetOf(body: Json): string {
  return isAssetRef(body) ? body.$asset : '';
}

/** Everything that a text can hide the secret in, as nothing may contain it. */
function expectNoSecret(text: string): void {
  for (const form of ['canary', encodeURIComponent(secret), 'Y2FuYXJ5', Buffer.from(`u:${secret}`).toString('base64')])
    expect(text).not.toContain(form);
}

describe('bodies', () => {
  it.each<[string, Json | undefined, string, string | undefined]>([
    ['text as it is', 'a "b"', 'a "b"', 'text/plain; charset=utf-8'],
    ['data as JSON', { a: [1, null] }, '{"a":[1,null]}', 'application/json'],
    ['a number as JSON', 7, '7', 'application/json'],
    ['nothing without a type', undefined, '', undefined],
    ['null as nothing', null, '', undefined],
  ])('send %s', async (_, body, expected, type) => {
    await send('/as/text%2Fplain', { method: 'POST', ...(body !== undefined && { body }) });
    expect(service.received.at(-1)).toMatchObject({ method: 'POST', body: expected });
    expect(service.received.at(-1)?.headers['content-type']).toBe(type);
  });

  it('send the bytes of a file under its own type', async () => {
    const ref = await blobs.write(Buffer.from('col\n1\n'), 'text/csv');
    await send('/as/text%2Fplain', { method: 'PUT', body: { ...ref } });
    expect(service.received.at(-1)).toMatchObject({ body: 'col\n1\n', headers: { 'content-type': 'text/csv' } });
  });

  it('keep the type that a node names, whatever its case', async () => {
    await send('/as/text%2Fplain', {
      method: 'POST',
      body: 'a=1',
      headers: { 'Content-Type': 'application/x-custom' },
    });
    expect(service.received.at(-1)?.headers['content-type']).toBe('application/x-custom');
  });

  it('of a GET are left out', async () => {
    await send('/as/text%2Fplain', { body: 'x' });
    expect(service.received.at(-1)).toMatchObject({ method: 'GET', body: '' });
  });
});

describe('the idempotency key', () => {
  it('is sent with a write, unless the node brings one of its own', async () => {
    await send('/as/text%2Fplain', { method: 'POST' }, 'key-1');
    expect(service.received.at(-1)?.headers['idempotency-key']).toBe('key-1');
    await send('/as/text%2Fplain', { method: 'POST', headers: { 'Idempotency-Key': 'mine' } }, 'key-1');
    expect(service.received.at(-1)?.headers['idempotency-key']).toBe('mine');
    await send('/as/text%2Fplain');
    expect(service.received.at(-1)?.headers['idempotency-key']).toBeUndefined();
  });
});

describe('answers', () => {
  it.each<[string, Json]>([
    ['application/json', { a: 1 }],
    ['application/problem+json; charset=utf-8', { a: 1 }],
    ['APPLICATION/JSON', { a: 1 }],
    ['text/plain', '{"a":1}'],
    ['text/csv', '{"a":1}'],
    ['application/xml', '{"a":1}'],
    ['application/x-ndjson', '{"a":1}'],
    ['application/vnd.x+yaml', '{"a":1}'],
  ])('of type %s are read as %j', async (type, body) => {
    expect((await send(`/as/${encodeURIComponent(type)}`)).body).toEqual(body);
  });

  it('of other types become files under their own type and name', async () => {
    const { body } = await send('/bytes/logo.png?size=2');
    expect(body).toMatchObject({ type: 'image/png', size: 4, name: 'logo.png' });
    expect(stored.get(assetOf(body))).toEqual(Buffer.from([137, 80, 78, 71]));
  });

  it('without a body are null', async () => {
    expect(await send('/empty')).toMatchObject({ status: 204, body: null });
  });

  it('are read as the node asks', async () => {
    expect((await send('/as/text%2Fplain', { response: 'json' })).body).toEqual({ a: 1 });
    expect((await send('/as/application%2Fjson', { response: 'text' })).body).toBe('{"a":1}');
    expect((await send('/as/application%2Fjson', { response: 'asset' })).body).toMatchObject({ size: 7 });
  });

  it('that are no JSON fail when JSON was asked for', async () => {
    await expect(send('/text', { response: 'json' })).rejects.toMatchObject({
      error: { code: 'bad_json', retryable: false },
    });
  });
});

describe('secrets', () => {
  it.each(['as_header', 'as_query'])('of a connection are sent and do not come back: %s', async (connection) => {
    const response = await send('/echo', { connection });
    const sent = service.received.at(-1);
    expect([sent?.headers['x-key'], new URL(sent?.path ?? '', 'http://x').searchParams.get('key')]).toContain(secret);
    expect(response.status).toBe(200);
    expectNoSecret(JSON.stringify(response));
  });

  it('do not come back in text or in the bytes of a file', async () => {
    expectNoSecret(String((await send('/text', { connection: 'as_header' })).body));
    const { body } = await send('/echo-bytes', { connection: 'as_header' });
    expectNoSecret(Buffer.from(stored.get(assetOf(body)) ?? []).toString());
  });

  it.each([
    ['/text', 'bad_json'],
    ['/loop', 'redirects'],
    ['/away', 'refused'],
  ])('do not stand in what a failure says: %s', async (path, code) => {
    const thrown: unknown = await send(path, { connection: 'as_query', response: 'json' }).catch((error) => error);
    if (!(thrown instanceof NodeFailure)) throw thrown;
    expect(thrown.error.code).toBe(code);
    expectNoSecret(JSON.stringify(thrown.error));
  });

  it('are not asked for when the address is none', async () => {
    await expect(send('/', { url: 'nonsense', connection: 'as_header' })).rejects.toThrow("'nonsense' is not a URL");
  });

  it('cannot be replaced by a header of the node', async () => {
    await send('/text', { connection: 'as_header', headers: { 'x-KEY': 'mine' } });
    expect(service.received.at(-1)?.headers['x-key']).toBe(secret);
  });
});
