import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isObject, type Json } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, type TestApp, testApp } from '../../testing/test-app.ts';

let server: TestApp;
let service: Loopback;

beforeAll(async () => {
  service = await loopback((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ price: 1 })),
  );
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' });
  const graph = graphOf('pinned', [
    { id: 'start', type: 'start' },
    {
      id: 'fetch',
      type: 'http.request',
      params: { url: service.origin },
      pin: { output: { body: { price: 40 } } },
    },
    { id: 'end', type: 'end', params: { output: '{{ fetch.body.price + 2 }}' } },
  ]);
  expect((await server.ask('POST', '/api/v1/workflows', { body: { graph } })).status).toBe(201);
});

beforeEach(() => {
  service.received.length = 0;
});

afterAll(async () => {
  await server.close();
  await service.close();
});

const run = (body: Json) => server.ask('POST', '/api/v1/workflows/pinned/runs', { body });

describe('pins of a draft', () => {
  it('give their output in its runs, and the log says that it was given', async () => {
    const reply = await run({ input: {}, draft: true });
    expect([reply.status, reply.body]).toEqual([200, 42]);
    expect(service.received).toEqual([]);
    const { body } = await server.ask('GET', `/api/v1/runs/${reply.headers.get('patchbay-run')}/events`);
    expect(JSON.stringify(body)).toContain('"given":true');
  });

  it('flow into a part that is run on what an earlier run gave', async () => {
    const first = await run({ input: {}, draft: true, pins: { fetch: { body: { price: 1 } } } });
    expect(first.body).toBe(3);
    const id = first.headers.get('patchbay-run') ?? '';
    const forked = await server.ask('POST', `/api/v1/runs/${id}/fork`, { body: { fromNode: 'end', version: 'draft' } });
    expect(forked.status).toBe(201);
    const again = isObject(forked.body) ? String(forked.body.id) : '';
    const output = async () => (await server.ask('GET', `/api/v1/runs/${again}`)).body;
    await expect.poll(output, { interval: 20, timeout: 10_000 }).toMatchObject({ status: 'succeeded', output: 42 });
    expect(service.received).toEqual([]);
  });

  it('are nothing to versions: they run the node, and hold no pin', async () => {
    expect((await server.ask('POST', '/api/v1/workflows/pinned/publish', { body: {} })).status).toBe(200);
    expect((await run({ input: {} })).body).toBe(3);
    expect((await run({ input: {}, version: 1 })).body).toBe(3);
    expect(service.received).toHaveLength(2);
    const version = await server.ask('GET', '/api/v1/workflows/pinned/versions/1');
    expect(JSON.stringify(version.body)).not.toContain('"pin"');
    const workflow = await server.ask('GET', '/api/v1/workflows/pinned');
    expect(JSON.stringify(workflow.body)).toContain('"pin"');
  });

  it('are refused in a sentence where they cannot be', async () => {
    const unknown = await run({ input: {}, draft: true, pins: { fetsch: 1 } });
    expect(unknown.status).toBe(422);
    expect(JSON.stringify(unknown.body)).toContain("`pins` names 'fetsch', which is no node of 'pinned'.");
    expect(JSON.stringify((await run({ input: {}, pins: { fetch: 1 } })).body)).toContain('goes with `draft`');
    expect((await run({ input: {}, draft: true, pins: [] })).status).toBe(422);
    const graph = graphOf('bad', [{ id: 'start', type: 'start', pin: { output: 1 } }]);
    const { body } = await server.ask('POST', '/api/v1/workflows/validate', { body: { graph } });
    expect(JSON.stringify(body)).toContain('`start` is pinned, but `start` does more than give an output.');
  });
});
