import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeRunId } from '#db/journal/run-id.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import { compareRuns } from './compare-runs.ts';
import { listOutdatedRuns, moveRuns } from './move-runs.ts';
import { previewFork } from './preview-fork.ts';

let server: TestApp;
let receiver: Loopback;
let isDown = false;

const start = { id: 'start', type: 'start' };
const post = (id: string, path: string, more: JsonObject = {}) => ({
  id,
  type: 'http.request',
  params: { method: 'POST', url: `${receiver.origin}/${path}`, body: '{{ input }}' },
  ...more,
});

/** Two effects one after the other, one beside them, and an answer that names all three. */
function orders(change: JsonObject = {}): JsonObject {
  const output = { paid: '{{ pay.body.number }}', sent: '{{ send.body.number }}', told: '{{ tell.body.number }}' };
  return graphOf(
    'orders',
    [
      start,
      post('pay', 'pay'),
      post('send', 'send', change),
      post('tell', 'tell'),
      { id: 'end', type: 'end', params: { output } },
    ],
    [
      ['start', 'pay'],
      ['pay', 'send'],
      ['send', 'end'],
      ['start', 'tell'],
      ['tell', 'end'],
    ],
  );
}

const approve = graphOf(
  'approve',
  [
    start,
    { id: 'ask', type: 'approval', params: { title: 'Pay?' } },
    { id: 'end', type: 'end', params: { output: '{{ ask }}' } },
  ],
  [
    ['start', 'ask'],
    ['ask.approved', 'end'],
  ],
);

beforeAll(async () => {
  receiver = await loopback(({ path }, response) => {
    if (isDown && path === '/send') response.writeHead(503).end('down');
    else
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ number: receiver.received.length }));
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
  await publish(server, orders());
  await publish(server, approve);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  isDown = false;
});

const paths = () => receiver.received.map(({ path }) => path);

async function call(slug: string, input: Json = {}): Promise<string> {
  const headers = { prefer: 'respond-async' };
  const { body } = await server.ask('POST', `/api/v1/tools/${slug}`, { body: input, headers });
  return text(body, 'taskId');
}

async function fork(id: string, body: JsonObject): Promise<string> {
  const answered = await server.ask('POST', `/api/v1/runs/${id}/fork`, { body });
  expect(answered).toMatchObject({ status: 201, body: { id: expect.any(String) } });
  expect(answered.headers.get('location')).toBe(`/api/v1/runs/${text(answered.body, 'id')}`);
  return text(answered.body, 'id');
}

async function until(id: string, status: string): Promise<JsonObject> {
  const run = async () => (await server.ask('GET', `/api/v1/runs/${id}`)).body;
  await expect.poll(async () => text(await run(), 'status'), { timeout: 10_000, interval: 20 }).toBe(status);
  const found = await run();
  return isObject(found) ? found : {};
}

function text(value: Json, name: string): string {
  return isObject(value) ? String(value[name]) : '';
}

describe('POST /api/v1/runs/{id}/fork', () => {
  it('repeats no effect that does not lie behind the chosen node', async () => {
    const id = await call('orders');
    const first = await until(id, 'succeeded');
    expect(paths().sort()).toEqual(['/pay', '/send', '/tell']);
    receiver.received.length = 0;
    const forked = await until(await fork(id, { fromNode: 'send' }), 'succeeded');
    expect(paths()).toEqual(['/send']);
    expect(forked).toMatchObject({
      output: { ...Object(first.output), sent: 1 },
      forkedFrom: id,
      door: 'fork',
      version: 1,
    });
    expect(receiver.received[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('goes on from the failure of a run without repeating what went well', async () => {
    isDown = true;
    const id = await call('orders');
    expect(await until(id, 'failed')).toMatchObject({ error: { node: 'send' } });
    receiver.received.length = 0;
    isDown = false;
    const forked = await until(await fork(id, {}), 'succeeded');
    expect(paths()).toEqual(['/send']);
    expect(forked.output).toMatchObject({ sent: 1 });
  });

  it('goes on in an edited graph, with replaced data and another input', async () => {
    const id = await call('orders', { who: 'Ada' });
    await until(id, 'succeeded');
    receiver.received.length = 0;
    const edited = orders({ params: { method: 'POST', url: `${receiver.origin}/mailed`, body: '{{ input }}' } });
    const data = { pay: { body: { number: 77 } } };
    const forked = await until(
      await fork(id, { fromNode: 'send', graph: edited, data, input: { who: 'Eve' } }),
      'succeeded',
    );
    expect(receiver.received).toMatchObject([{ path: '/mailed', body: JSON.stringify({ who: 'Eve' }) }]);
    expect(forked).toMatchObject({ output: { paid: 77, sent: 1 }, version: null, draft: true });
  });

  it('closes a waiting run that is continued elsewhere; its wait goes on there under another token', async () => {
    const id = await call('approve');
    const [wait] = Object(await until(id, 'waiting')).waits;
    const continued = await fork(id, { mode: 'continue' });
    await until(id, 'cancelled');
    const [open] = Object(await until(continued, 'waiting')).waits;
    expect(open.token).not.toBe(wait.token);
    const old = await server.ask('POST', `/api/v1/waits/${wait.token}`, { body: { decision: 'approved' } });
    expect(old.status).toBe(410);
    await server.ask('POST', `/api/v1/waits/${open.token}`, { body: { decision: 'approved', data: 1 } });
    await until(continued, 'succeeded');
  });

  it('has a run that failed continued once, however many ask, and names the successor to the others', async () => {
    isDown = true;
    const id = await call('orders');
    await until(id, 'failed');
    receiver.received.length = 0;
    isDown = false;
    const ask = () => server.ask('POST', `/api/v1/runs/${id}/fork`, { body: { mode: 'continue' } });
    const answers = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
    const [won, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(201);
    const successor = text(won?.body ?? null, 'id');
    await until(successor, 'succeeded');
    for (const { status, body } of [...others, await ask()])
      expect([status, body]).toMatchObject([409, { runId: successor, detail: expect.stringContaining(successor) }]);
    expect(paths()).toEqual(['/send']);
    expect((await server.ask('GET', `/api/v1/runs/${id}`)).body).toMatchObject({ continuedBy: successor });
    expect((await server.ask('DELETE', `/api/v1/runs/${successor}`)).status).toBe(204);
    expect((await ask()).status).toBe(409);
    expect(paths()).toEqual(['/send']);
  });

  it('closes a waiting run once when several continue it', async () => {
    const id = await call('approve');
    await until(id, 'waiting');
    const ask = () => server.ask('POST', `/api/v1/runs/${id}/fork`, { body: { mode: 'continue', graph: approve } });
    const statuses = (await Promise.all([ask(), ask(), ask(), ask(), ask()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409, 409, 409]);
    const forks = await server.app.services.db.sql`select 1 from runs where forked_from = ${id}`;
    expect(forks).toHaveLength(1);
  });

  it('is the same fork, or successor, for the same idempotency key', async () => {
    const id = await call('orders');
    await until(id, 'succeeded');
    receiver.received.length = 0;
    for (const [mode, key] of [
      ['fork', 'one'],
      ['continue', 'two'],
    ]) {
      const body = { mode: mode ?? '', fromNode: 'send' };
      const ask = (change: JsonObject = {}) =>
        server.ask('POST', `/api/v1/runs/${id}/fork`, {
          body: { ...body, ...change },
          headers: { 'idempotency-key': key ?? '' },
        });
      const first = await ask();
      expect(first.status).toBe(201);
      await until(text(first.body, 'id'), 'succeeded');
      expect(await ask()).toMatchObject({ status: 201, body: first.body });
      expect((await ask({ fromNode: 'pay' })).body).toMatchObject({ code: 'idempotency_mismatch' });
    }
    expect(paths()).toEqual(['/send', '/send']);
  });

  it('finishes what was begun when the server died between closing a run and starting its successor', async () => {
    const id = await call('approve');
    await until(id, 'waiting');
    const successor = makeRunId(Date.now(), new Uint8Array(10).fill(7));
    await server.app.services.db.sql`update runs set continued_by = ${successor} where id = ${id}`;
    await server.ask('POST', `/api/v1/runs/${id}/cancel`);
    expect(await until(id, 'cancelled')).toMatchObject({ continuedBy: null });
    expect(await fork(id, { mode: 'continue' })).toBe(successor);
    await until(successor, 'waiting');
    expect(await until(id, 'cancelled')).toMatchObject({ continuedBy: successor });
  });

  it('moves runs that live on an older version to the live one, one or all', async () => {
    const { services } = server.app;
    const owner = await services.auth.resolveKey(ownerKey);
    if (owner === null) throw new Error('the owner has no key');
    const version = (title: string) =>
      graphOf('moving', [
        { id: 'start', type: 'start' },
        { id: 'ask', type: 'approval', params: { title } },
      ]);
    const workflow = await publish(server, version('One?'));
    const [first = '', second = ''] = [await call('moving'), await call('moving')];
    await until(first, 'waiting');
    await until(second, 'waiting');
    expect(await listOutdatedRuns(services, owner, workflow)).toEqual([]);
    await server.ask('PUT', `/api/v1/workflows/${workflow}`, {
      body: { graph: version('Two?') },
      headers: { 'if-match': '1' },
    });
    await server.ask('POST', `/api/v1/workflows/${workflow}/publish`, { body: {} });
    expect(await listOutdatedRuns(services, owner, workflow)).toHaveLength(2);
    const [one] = await moveRuns(services, owner, { workflow, runs: [first] });
    expect(one).toMatchObject({ from: first, problem: null });
    expect(await until(one?.to ?? '', 'waiting')).toMatchObject({ version: 2, waits: [{ title: 'Two?' }] });
    await until(first, 'cancelled');
    const pressed = [moveRuns(services, owner, { workflow }), moveRuns(services, owner, { workflow })];
    const moved = (await Promise.all([...pressed, moveRuns(services, owner, { workflow })])).flat();
    expect(moved.filter(({ problem }) => problem === null)).toMatchObject([{ from: second }]);
    expect(await services.db.sql`select 1 from runs where forked_from = ${second}`).toHaveLength(1);
    expect(await listOutdatedRuns(services, owner, workflow)).toEqual([]);
  });

  it('leaves a waiting run as it is when it is only forked, also over a restart', async () => {
    const id = await call('approve');
    await until(id, 'waiting');
    const forked = await fork(id, { fromNode: 'start', input: { a: 1 } });
    await until(forked, 'waiting');
    await server.restart();
    for (const one of [id, forked]) {
      const [wait] = Object(await until(one, 'waiting')).waits;
      await server.ask('POST', `/api/v1/waits/${wait.token}`, { body: { decision: 'approved' } });
      await until(one, 'succeeded');
    }
  });

  it('ends a fork with a clear error when the log it came from is gone', async () => {
    const id = await call('approve');
    await until(id, 'waiting');
    const forked = await fork(id, { fromNode: 'ask' });
    const [wait] = Object(await until(forked, 'waiting')).waits;
    await expect.poll(() => server.app.services.runs.handle(forked)).toBeNull();
    await expect.poll(() => server.app.services.runs.handle(id)).toBeNull();
    await server.app.services.db.sql`delete from runs where id = ${id}`;
    await server.ask('POST', `/api/v1/waits/${wait.token}`, { body: { decision: 'approved' } });
    expect(await until(forked, 'failed')).toMatchObject({
      error: { code: 'internal', message: expect.stringContaining('is gone') },
    });
  });

  it('says before it begins what is kept and what would be repeated, and shows afterwards what came out otherwise', async () => {
    const { services } = server.app;
    const owner = await services.auth.resolveKey(ownerKey);
    if (owner === null) throw new Error('the owner has no key');
    const id = await call('orders');
    await until(id, 'succeeded');
    receiver.received.length = 0;
    const preview = await previewFork(services, owner, id, { fromNode: 'send' });
    expect(receiver.received).toEqual([]);
    expect(preview.kept.map(({ node }) => node).sort()).toEqual(['pay', 'start', 'tell']);
    expect(preview.again).toEqual([
      { node: 'send', scope: '', visit: 1, hasActed: true },
      { node: 'end', scope: '', visit: 1, hasActed: false },
    ]);
    expect(preview.begins).toEqual([{ node: 'send', scope: '', visit: 1 }]);
    const edited = orders({ params: { method: 'PUT', url: `${receiver.origin}/send` } });
    expect((await previewFork(services, owner, id, { graph: edited })).changed).toEqual(['send']);
    const forked = await fork(id, { fromNode: 'send' });
    await until(forked, 'succeeded');
    const difference = await compareRuns(services, owner, { before: id, after: forked });
    expect(difference.visits.map(({ node, differs }) => [node, differs])).toEqual([
      ['send', ['output']],
      ['end', ['output']],
    ]);
  });

  it('refuses what cannot be, in one sentence', async () => {
    const id = await call('orders');
    await until(id, 'succeeded');
    const refused = async (body: JsonObject) => (await server.ask('POST', `/api/v1/runs/${id}/fork`, { body })).body;
    expect(await refused({ fromNode: 'nobody' })).toMatchObject({
      status: 422,
      code: 'invalid_input',
      detail: "The run's graph has no node 'nobody'. These ran: start, pay, tell, send, end.",
    });
    expect(await refused({ fromNode: 'send', visit: 2 })).toMatchObject({
      status: 422,
      detail: expect.stringContaining("'send' did not run (visit 2) in this run"),
    });
    expect(await refused({ data: { nobody: 1 } })).toMatchObject({ status: 422, errors: [{ path: '/data/nobody' }] });
    expect(await refused({ graph: { nodes: 1 } })).toMatchObject({ status: 422, code: 'does_not_compile' });
    expect(await refused({ version: 9 })).toMatchObject({ status: 404 });
    expect(await refused({ from: 'pay' })).toMatchObject({ status: 422, code: 'invalid_input' });
    expect((await server.ask('POST', `/api/v1/runs/${noRun}/fork`, { body: {} })).status).toBe(404);
  });
});

const noRun = '00000000-0000-7000-8000-000000000000';
