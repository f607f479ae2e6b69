import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../host/testing/loopback.ts';
import { graphOf, publish, type TestApp, testApp } from '../testing/test-app.ts';

let service: Loopback;
let server: TestApp;

beforeAll(async () => {
  const seen = new Map<string, number>();
  service = await loopback(({ path }, response) => {
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    if (path === '/refuses') response.writeHead(400);
    if (path === '/busy' && times === 1) response.writeHead(503);
    response.end('{}');
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: `127.0.0.1:${service.port}` });
});
afterAll(async () => {
  await server.close();
  await service.close();
});

/** Begins a run that asks a service of the loopback to call back; answers its id. */
async function begin(slug: string, call: JsonObject): Promise<string> {
  const params = { callback: true, call: { url: `${service.origin}/${slug}`, method: 'POST', ...call } };
  const nodes: JsonObject[] = [
    { id: 'start', type: 'start' },
    { id: 'paid', type: 'wait', params },
    { id: 'end', type: 'end', params: { output: '{{ paid }}' } },
  ];
  await publish(server, graphOf(slug, nodes));
  const { body } = await server.ask('POST', `/api/v1/tools/${slug}`, {
    body: { order: 'A1' },
    headers: { prefer: 'respond-async' },
  });
  return isObject(body) ? String(body.taskId) : '';
}

const arrived = (path: string) => service.received.filter((request) => request.path.startsWith(path));
const run = async (id: string) => (await server.ask('GET', `/api/v1/runs/${id}`)).body;

async function ended(id: string): Promise<Json> {
  const status = async () => {
    const body = await run(id);
    return isObject(body) && (body.status === 'succeeded' || body.status === 'failed');
  };
  await expect.poll(status, { timeout: 20_000, interval: 30 }).toBe(true);
  return await run(id);
}

describe('a wait for a callback', () => {
  it('tells the service its address, and goes on with what that sends; the log never holds the address', async () => {
    const body = { order: '{{ input.order }}', hooks: [{ to: '$callbackUrl' }] };
    const id = await begin('charges', { body, headers: { 'x-notify': '$callbackUrl' } });
    await expect.poll(() => arrived('/charges').length, { timeout: 10_000 }).toBe(1);
    const [asked] = arrived('/charges');
    const sent = JSON.parse(asked?.body ?? '');
    const address = new URL(sent.hooks[0].to);
    expect([sent.order, asked?.headers['x-notify']]).toEqual(['A1', address.href]);
    expect(asked?.headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);
    const list = await server.ask('POST', address.pathname, { body: ['paid'], key: null });
    expect(list).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Send {"data": …}') } });
    const token = address.pathname.split('/').at(-1) ?? '';
    const { body: log } = await server.ask('GET', `/api/v1/runs/${id}/events`);
    expect(JSON.stringify(log)).toContain('$callbackUrl');
    expect(JSON.stringify(log)).not.toContain(token);
    expect(await server.ask('POST', address.pathname, { body: { data: { paid: 12 } }, key: null })).toMatchObject({
      status: 200,
    });
    expect(await ended(id)).toMatchObject({ status: 'succeeded', output: { paid: 12 } });
    expect(arrived('/charges')).toHaveLength(1);
  });

  it('asks a service that is busy again, with the same key', async () => {
    const id = await begin('busy', {});
    await expect.poll(() => arrived('/busy').length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => arrived('/busy').length, { timeout: 40_000 }).toBe(2);
    const [first, second] = arrived('/busy');
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    const { callbackUrl } = JSON.parse(second?.body ?? '');
    expect(callbackUrl).toBe(JSON.parse(first?.body ?? '').callbackUrl);
    await server.ask('POST', new URL(callbackUrl).pathname, { body: { data: 1 }, key: null });
    expect(await ended(id)).toMatchObject({ status: 'succeeded', output: 1 });
  }, 60_000);

  it('fails when the service refuses, or is not told the address', async () => {
    expect(await ended(await begin('refuses', {}))).toMatchObject({
      status: 'failed',
      error: { node: 'paid', code: 'callback_refused', message: expect.stringContaining('status 400') },
    });
    expect(await ended(await begin('mute', { body: { order: 1 } }))).toMatchObject({
      status: 'failed',
      error: { node: 'paid', code: 'params', message: expect.stringContaining('$callbackUrl') },
    });
  });
});
