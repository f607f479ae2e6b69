import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { graphOf, publish, type TestApp, testApp, testOrigin } from '../testing/test-app.ts';

let server: TestApp;

const start = { id: 'start', type: 'start' };
const end = (output: Json) => ({ id: 'end', type: 'end', params: { output } });
const ask = { id: 'ask', type: 'approval', params: { title: 'Go on?' } };
const askEdges: [string, string][] = [
  ['start', 'ask'],
  ['ask.approved', 'yes'],
  ['ask.rejected', 'no'],
];
const yesNo = [
  { id: 'yes', type: 'end', params: { output: { went: 'on', said: '{{ ask }}' } } },
  { id: 'no', type: 'end', params: { output: 'stayed' } },
];

beforeAll(async () => {
  server = await testApp();
  await publish(server, graphOf('ask_me', [start, ask, ...yesNo], askEdges));
  await publish(server, graphOf('sleep', [start, { id: 'nap', type: 'wait', params: { for: '3500ms' } }, end('woke')]));
});
afterAll(() => server.close());

/** Calls a tool without waiting; answers the run's id. */
async function begin(slug: string, input: Json = {}, headers: Record<string, string> = {}): Promise<string> {
  const { status, body } = await server.ask('POST', `/api/v1/tools/${slug}`, {
    body: input,
    headers: { prefer: 'respond-async', ...headers },
  });
  expect(status).toBe(202);
  return String(asObject(body).taskId);
}

function asObject(value: Json): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`no object: ${JSON.stringify(value)}`);
}

async function run(id: string): Promise<JsonObject> {
  const { status, body } = await server.ask('GET', `/api/v1/runs/${id}`);
  expect(status).toBe(200);
  return asObject(body);
}

/** The run once it has that status. */
async function until(id: string, status: string, timeout = 10_000): Promise<JsonObject> {
  await expect.poll(async () => (await run(id)).status, { timeout, interval: 20 }).toBe(status);
  return await run(id);
}

/** The token of the run's one open wait. */
async function tokenOf(id: string): Promise<string> {
  const waits = (await until(id, 'waiting')).waits;
  return String(asObject(Array.isArray(waits) ? (waits[0] ?? null) : null).token);
}

const answer = (token: string, decision: string, data: Json = null) =>
  server.ask('POST', `/api/v1/waits/${token}`, { body: { decision, data }, key: null });

async function events(id: string): Promise<JsonObject[]> {
  const { body } = await server.ask('GET', `/api/v1/runs/${id}/events`);
  const list = asObject(body).events;
  return Array.isArray(list) ? list.map(asObject) : [];
}

describe('approvals', () => {
  it('are answered by their token alone, once', async () => {
    const id = await begin('ask_me');
    const token = await tokenOf(id);
    expect(await answer(token, 'maybe')).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    expect(await answer(token, 'approved', { note: 'fine' })).toMatchObject({ status: 200, body: { runId: id } });
    expect(await answer(token, 'approved')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await until(id, 'succeeded')).output).toMatchObject({ went: 'on' });
    const after = await answer(token, 'rejected');
    expect([409, 410]).toContain(after.status);
  });

  it('take the first of many answers that come at once, and exactly one', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await begin('ask_me');
      const token = await tokenOf(id);
      const answers = await Promise.all(
        ['approved', 'rejected', 'approved', 'rejected'].map((decision) => answer(token, decision)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409 || status === 410)).toHaveLength(3);
      const winner = answers.findIndex(({ status }) => status === 200) % 2 === 0 ? 'approved' : 'rejected';
      await until(id, 'succeeded');
      const resolved = (await events(id)).filter(({ type }) => type === 'wait.resolved');
      expect(resolved).toMatchObject([{ data: { by: 'answer', decision: winner } }]);
    }
  });

  it('are not answered by what would not arrive', async () => {
    const id = await begin('ask_me');
    const token = await tokenOf(id);
    for (const body of [['approved'], { decision: 'approved', note: 'fine' }])
      expect(await server.ask('POST', `/api/v1/waits/${token}`, { body, key: null })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('Send {"data": …}') },
      });
    expect(await answer(token, 'approved', { note: 'fine' })).toMatchObject({ status: 200 });
  });

  it('nobody knows by another token', async () => {
    expect(await answer('A'.repeat(22), 'approved')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('a request', () => {
  it('that says more than is read is refused', async () => {
    expect(await server.ask('GET', '/api/v1/runs?status=foo')).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/^`status` must be one of queued, .*; got 'foo'\.$/) },
    });
    expect(await server.ask('POST', '/api/v1/workflows/ask_me/runs', { body: { inputs: {} } })).toMatchObject({
      status: 422,
      body: {
        detail: expect.stringContaining('unknown field `inputs`; it may have `input`'),
        errors: [{ path: '/inputs' }],
      },
    });
  });
});

describe('the API of the editor', () => {
  it('refuses in the same words', async () => {
    const refused = await server.ask('POST', '/trpc/waits.respond', {
      body: { decision: 1 },
      headers: { origin: testOrigin },
      key: null,
    });
    const detail = '`token` is missing: it must be text.';
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { message: detail, data: { problem: { code: 'invalid_input', detail, errors: [{}, {}] } } } },
    });
  });
});

describe('timers', () => {
  it('put the run away and wake it, never early', async () => {
    const id = await begin('sleep');
    const waiting = await until(id, 'waiting');
    await expect.poll(() => server.app.services.runs.handle(id)).toBeNull();
    const woke = await until(id, 'succeeded');
    expect(woke.output).toBe('woke');
    const took = Date.parse(String(woke.finishedAt)) - Date.parse(String(waiting.startedAt));
    expect(took).toBeGreaterThanOrEqual(3_500);
    expect(took).toBeLessThan(8_000);
  });
});

describe('restarts', () => {
  it('leave waiting runs where they are, and answers find them', async () => {
    const [asking, sleeping] = [await begin('ask_me'), await begin('sleep')];
    const token = await tokenOf(asking);
    await until(sleeping, 'waiting');
    await server.restart();
    expect((await run(asking)).status).toBe('waiting');
    expect((await answer(token, 'rejected')).status).toBe(200);
    expect((await until(asking, 'succeeded')).output).toBe('stayed');
    expect((await until(sleeping, 'succeeded')).output).toBe('woke');
  });
});

describe('a long run', () => {
  it('goes on from its snapshot, without the log before it', async () => {
    const loop = { id: 'loop', type: 'for_each', params: { items: '{{ input.items }}', result: '{{ double }}' } };
    const double = { id: 'double', type: 'set', parent: 'loop', params: { value: '{{ item * 2 }}' } };
    const yes = { id: 'yes', type: 'end', params: { output: '{{ [loop.length, loop[1400], run.id] }}' } };
    await publish(
      server,
      graphOf(
        'long',
        [start, loop, double, ask, yes],
        [
          ['start', 'loop'],
          ['loop', 'ask'],
          ['ask.approved', 'yes'],
        ],
      ),
    );
    const id = await begin('long', { items: Array.from({ length: 1_500 }, (_, index) => index) });
    const token = await tokenOf(id);
    const { db } = server.app.services;
    const stored = () => db.sql<{ seq: number }[]>`select seq from run_snapshots where run_id = ${id}`;
    await expect.poll(async () => (await stored())[0]?.seq ?? 0).toBeGreaterThan(4_000);
    const [snapshot] = await stored();
    const gone = await db.sql`
      delete from run_segments where run_id = ${id} and last_seq <= ${snapshot?.seq ?? 0} and seq > 1 returning seq`;
    expect(gone.length).toBeGreaterThan(0);
    await server.restart();
    expect((await answer(token, 'approved')).status).toBe(200);
    expect((await until(id, 'succeeded')).output).toEqual([1_500, 2_800, id]);
  });
});

describe('idempotency keys', () => {
  it('join the run that is moving, and the one that is over', async () => {
    const headers = { 'idempotency-key': '"order-1"' };
    const ids = await Promise.all(Array.from({ length: 5 }, () => begin('ask_me', { a: 1, b: 2 }, headers)));
    expect(new Set(ids).size).toBe(1);
    const [id = ''] = ids;
    expect(await begin('ask_me', { b: 2, a: 1 }, headers)).toBe(id);
    const waiting = server.ask('POST', '/api/v1/tools/ask_me', { body: { a: 1, b: 2 }, headers });
    await answer(await tokenOf(id), 'approved');
    expect(await waiting).toMatchObject({ status: 200, body: { went: 'on' } });
    const later = await server.ask('POST', '/api/v1/tools/ask_me', { body: { a: 1, b: 2 }, headers });
    expect(later).toMatchObject({ status: 200, body: { went: 'on' } });
    expect(later.headers.get('patchbay-run')).toBe(id);
  });

  it('refuse another body', async () => {
    const headers = { 'idempotency-key': 'order-2' };
    await begin('ask_me', { a: 1 }, headers);
    const other = await server.ask('POST', '/api/v1/tools/ask_me', { body: { a: 2 }, headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
  });
});

describe('large values', () => {
  it('leave the log and come back whole', async () => {
    await publish(
      server,
      graphOf('big', [
        start,
        { id: 'keep', type: 'set', params: { value: '{{ input.text }}' } },
        end({ text: '{{ keep }}' }),
      ]),
    );
    const text = 'ä'.repeat(100_000);
    const called = await server.ask('POST', '/api/v1/tools/big', { body: { text } });
    expect(called).toMatchObject({ status: 200, body: { text } });
    const id = called.headers.get('patchbay-run') ?? '';
    expect((await until(id, 'succeeded')).output).toEqual({ text });
    const log = await events(id);
    expect(JSON.stringify(log).length).toBeLessThan(10_000);
    const kept = log.find(({ type, node }) => type === 'node.completed' && node === 'keep');
    expect(kept).toMatchObject({ data: { spilled: true, output: { $asset: expect.stringMatching(/^sha256:/) } } });
  });

  it('are still there for a run that goes on after a restart', async () => {
    const nodes = [start, ask, { id: 'yes', type: 'end', params: { output: '{{ input.text }}' } }];
    await publish(server, graphOf('big_ask', nodes, askEdges.slice(0, 2)));
    const text = 'b'.repeat(80_000);
    const id = await begin('big_ask', { text });
    const token = await tokenOf(id);
    await server.restart();
    await answer(token, 'approved');
    expect((await until(id, 'succeeded')).output).toBe(text);
  });
});
