import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, publish, type TestApp, testApp } from '../../testing/test-app.ts';

let server: TestApp;
let receiver: Loopback;
let id = '';
let run = '';

/** Asks for a price, waits three days for whoever comes late, and answers. */
function order(total: string, path = 'price'): JsonObject {
  return graphOf('order', [
    { id: 'start', type: 'start' },
    {
      id: 'price',
      type: 'http.request',
      params: { method: 'POST', url: `${receiver.origin}/${path}`, body: '{{ input }}' },
    },
    { id: 'nap', type: 'wait', params: { until: '{{ input.until }}' } },
    { id: 'end', type: 'end', params: { output: { total } } },
  ]);
}

beforeAll(async () => {
  receiver = await loopback((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"price":21}');
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
  id = await publish(server, order('{{ price.body.price * 2 }}'));
  const called = await server.ask('POST', '/api/v1/tools/order', { body: { until: '2026-01-01T00:00:00Z' } });
  expect(called.body).toEqual({ total: 42 });
  run = called.headers.get('patchbay-run') ?? '';
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const tests = (method: string, rest = '', body?: Json) =>
  server.ask(method, `/api/v1/workflows/${id}/tests${rest}`, body === undefined ? {} : { body });
const first = (body: Json) => Object(isObject(body) && Array.isArray(body.results) ? body.results[0] : null);

describe('runs as tests', () => {
  it('pass on the graph they were made of and fail with what came out otherwise; nothing is called', async () => {
    const saved = await tests('POST', '', { run, name: 'Doubles the price' });
    expect(saved).toMatchObject({ status: 201, body: { name: 'Doubles the price', runId: run } });
    expect((await tests('GET')).body).toMatchObject({ items: [{ name: 'Doubles the price' }] });
    const calls = receiver.received.length;
    expect((await tests('POST', '/run')).body).toMatchObject({ passed: 1, failed: 0 });
    const tripled = await tests('POST', '/run', { graph: order('{{ price.body.price * 3 }}') });
    expect(tripled.body).toMatchObject({ passed: 0, failed: 1 });
    expect(first(tripled.body)).toMatchObject({
      passed: false,
      expected: { output: { total: 42 }, error: null },
      actual: { output: { total: 63 }, error: null },
      problem: null,
      differences: [{ node: 'end', differs: ['output'] }],
    });
    const elsewhere = await tests('POST', '/run', { graph: order('{{ price.body.price * 2 }}', 'other') });
    expect(first(elsewhere.body)).toMatchObject({
      passed: false,
      unknown: [{ node: 'price', why: 'other_parameters' }],
      problem: expect.stringContaining('price would call out'),
    });
    expect(receiver.received).toHaveLength(calls);
  });

  it('let days pass at once', async () => {
    const slow = order('{{ price.body.price * 2 }}');
    const nodes = Array.isArray(slow.nodes) ? slow.nodes : [];
    const graph = {
      ...slow,
      nodes: nodes.map((node) => (isObject(node) && node.id === 'nap' ? { ...node, params: { for: '3d' } } : node)),
    };
    const began = performance.now();
    expect((await tests('POST', '/run', { graph })).body).toMatchObject({ passed: 1, failed: 0 });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('run whenever the draft is published, and hold it back while one fails unless that is said to be meant', async () => {
    const path = `/api/v1/workflows/${id}`;
    const save = async (graph: JsonObject) => {
      const { body } = await server.ask('GET', path);
      const revision = isObject(body) ? String(body.revision) : '';
      expect((await server.ask('PUT', path, { body: { graph }, headers: { 'if-match': revision } })).status).toBe(200);
    };
    await save(order('{{ price.body.price * 3 }}'));
    expect(await server.ask('POST', `${path}/publish`, { body: {} })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: expect.stringContaining("'Doubles the price'") },
    });
    expect(await server.ask('POST', `${path}/publish`, { body: { force: true } })).toMatchObject({
      status: 200,
      body: { version: 2, tests: { passed: 0, failed: 1 } },
    });
    await save(order('{{ price.body.price * 2 }}'));
    expect((await server.ask('POST', `${path}/publish`, { body: {} })).body).toMatchObject({ tests: { failed: 0 } });
  });

  it('expect what they are told to, and go when they are removed', async () => {
    const saved = await tests('POST', '', { run, name: 'Wants more', expected: { total: 100 } });
    expect((await tests('POST', '/run')).body).toMatchObject({ passed: 1, failed: 1 });
    const test = isObject(saved.body) ? String(saved.body.id) : '';
    expect((await tests('DELETE', `/${test}`)).status).toBe(204);
    expect((await tests('DELETE', `/${test}`)).status).toBe(404);
    expect((await tests('POST', '/run')).body).toMatchObject({ passed: 1, failed: 0 });
  });

  it('are refused from runs that are not over or belong elsewhere, in one sentence', async () => {
    expect((await tests('POST', '', { run, name: '' })).body).toMatchObject({ status: 422, code: 'invalid_input' });
    await publish(server, graphOf('other', [{ id: 'start', type: 'start' }]));
    const other = (await server.ask('POST', '/api/v1/tools/other', { body: {} })).headers.get('patchbay-run') ?? '';
    expect((await tests('POST', '', { run: other, name: 'x' })).body).toMatchObject({
      status: 422,
      detail: `Run ${other} is not a run of 'order'.`,
    });
  });
});
