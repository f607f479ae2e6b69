import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isObject, type Json } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, type TestApp, testApp } from '../../testing/test-app.ts';

let server: TestApp;
let service: Loopback;

beforeAll(async () => {
  service = await loopback((request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ path: request.path })),
  );
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8' });
  const call = (id: string, params = {}) => ({
    id,
    type: 'http.request',
    params: { method: 'POST', url: `${service.origin}/${id}`, ...params },
  });
  const graph = graphOf('partial', [
    { id: 'start', type: 'start' },
    call('first'),
    call('second', { body: { after: '{{ first.body.path }}' } }),
    // The end of the draft is not ready yet: nothing up to the second call needs it.
    { id: 'third', type: 'http.request', params: {} },
    { id: 'end', type: 'end', params: { output: '{{ third }}' } },
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

const paths = () => service.received.map(({ path }) => path);
const run = (body: Json) => server.ask('POST', '/api/v1/workflows/partial/runs', { body });

async function over(id: string) {
  const status = async () => (await server.ask('GET', `/api/v1/runs/${id}`)).body;
  await expect.poll(status, { interval: 20, timeout: 10_000 }).toMatchObject({ status: 'succeeded' });
}

async function ranUntilSecond(): Promise<string> {
  const reply = await run({ input: {}, draft: true, until: 'second' });
  expect(reply.status).toBe(200);
  return reply.headers.get('patchbay-run') ?? '';
}

describe('a part of a draft', () => {
  it('runs to a node and no further, whatever is wrong behind it', async () => {
    await ranUntilSecond();
    expect(paths()).toEqual(['/first', '/second']);
    expect((await run({ input: {}, draft: true })).status).toBe(422);
  });

  it('runs one node again on what the last run gave, and calls nothing else', async () => {
    const last = await ranUntilSecond();
    const body = {
      fromNode: 'second',
      until: 'second',
      version: 'draft',
      data: { first: { body: { path: 'pinned' } } },
    };
    const forked = await server.ask('POST', `/api/v1/runs/${last}/fork`, { body });
    expect(forked.status).toBe(201);
    await over(isObject(forked.body) ? String(forked.body.id) : '');
    expect(paths()).toEqual(['/first', '/second', '/second']);
    expect(JSON.parse(service.received.at(-1)?.body ?? '')).toEqual({ after: 'pinned' });
  });

  it('runs what is missing before a node that has not run', async () => {
    const reply = await run({ input: {}, draft: true, until: 'first' });
    const last = reply.headers.get('patchbay-run') ?? '';
    const forked = await server.ask('POST', `/api/v1/runs/${last}/fork`, {
      body: { until: 'second', version: 'draft' },
    });
    await over(isObject(forked.body) ? String(forked.body.id) : '');
    expect(paths()).toEqual(['/first', '/second']);
  });

  it('is refused for a version, and for a node that is not there', async () => {
    const unknown = await run({ input: {}, draft: true, until: 'nope' });
    expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([
      422,
      expect.stringContaining("there is no 'nope'"),
    ]);
    expect((await run({ input: {}, until: 'first' })).status).toBe(422);
    expect((await run({ input: {}, draft: true, until: 7 })).status).toBe(422);
  });
});

describe('breakpoints of a draft', () => {
  const first = async (id: string) => {
    const { body } = await server.ask('GET', `/api/v1/runs/${id}`);
    const [wait] = isObject(body) && Array.isArray(body.waits) ? body.waits : [];
    return isObject(wait) ? { node: wait.node, kind: wait.kind, token: String(wait.token) } : null;
  };
  const heldAt = async (id: string, node: string) => {
    await expect.poll(() => first(id), { interval: 20, timeout: 10_000 }).toMatchObject({ node, kind: 'breakpoint' });
    return (await first(id))?.token ?? '';
  };
  const answer = (token: string, decision: string) =>
    server.ask('POST', `/api/v1/waits/${token}`, { body: { decision } });

  it('holds before the node, steps on, survives a restart, and goes on when told to', async () => {
    const reply = await server.ask('POST', '/api/v1/workflows/partial/runs', {
      body: { input: {}, draft: true, until: 'second', breakpoints: ['first'] },
      headers: { prefer: 'respond-async' },
    });
    const id = isObject(reply.body) ? String(reply.body.taskId) : '';
    const token = await heldAt(id, 'first');
    expect(paths()).toEqual([]);
    expect(await answer(token, 'perhaps')).toMatchObject({
      status: 422,
      body: { detail: '`decision` must be "continue" or "step"; got "perhaps".' },
    });
    expect((await answer(token, 'step')).status).toBe(200);
    await heldAt(id, 'second');
    expect(paths()).toEqual(['/first']);
    await server.restart();
    expect((await answer(await heldAt(id, 'second'), 'continue')).status).toBe(200);
    await over(id);
    expect(paths()).toEqual(['/first', '/second']);
    expect((await answer(token, 'step')).status).toBe(409);
  }, 60_000);

  it('holds a fork as well, and is refused for a version and for a node that is not there', async () => {
    const last = await ranUntilSecond();
    const body = { fromNode: 'second', until: 'second', version: 'draft', breakpoints: ['second'] };
    const forked = await server.ask('POST', `/api/v1/runs/${last}/fork`, { body });
    const id = isObject(forked.body) ? String(forked.body.id) : '';
    await answer(await heldAt(id, 'second'), 'continue');
    await over(id);
    expect(await run({ input: {}, draft: true, breakpoints: ['nope'] })).toMatchObject({
      status: 422,
      body: { detail: "`breakpoints` names 'nope', which is no node of 'partial'." },
    });
    expect((await run({ input: {}, breakpoints: ['first'] })).status).toBe(422);
    expect((await run({ input: {}, draft: true, breakpoints: 'first' })).status).toBe(422);
  });
});
