import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadRun } from '#db/journal/load-run.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../../host/testing/loopback.ts';
import { graphOf, ownerKey, publish, type TestApp, testApp } from '../../testing/test-app.ts';
import { findRun, getRunGraph } from '../runs/read-run.ts';
import { replayFile } from '../runs/replay-file.ts';

let server: TestApp;
let receiver: Loopback;
let id = '';

const start = { id: 'start', type: 'start' };

function quote(rate: string, body: Json = '{{ input }}'): JsonObject {
  return graphOf(
    'quote',
    [
      start,
      { id: 'price', type: 'http.request', params: { method: 'POST', url: `${receiver.origin}/price`, body } },
      { id: 'ask', type: 'approval', params: { title: 'Good?' } },
      { id: 'nap', type: 'wait', params: { for: '1s' } },
      { id: 'sum', type: 'code', params: { source: `return price.body.price * ${rate}` } },
      { id: 'end', type: 'end', params: { output: { total: '{{ sum }}' } } },
    ],
    [
      ['start', 'price'],
      ['price', 'ask'],
      ['ask.approved', 'nap'],
      ['nap', 'sum'],
      ['sum', 'end'],
    ],
  );
}

beforeAll(async () => {
  receiver = await loopback((_, response) => {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ price: 10 * receiver.received.length }));
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
  id = await publish(server, quote('2'));
  const runs = await Promise.all([1, 2].map((n) => begin(n)));
  for (const run of runs) await finished(run);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

async function begin(n: number): Promise<string> {
  const headers = { prefer: 'respond-async' };
  const { body } = await server.ask('POST', '/api/v1/tools/quote', { body: { n }, headers });
  return isObject(body) ? String(body.taskId) : '';
}

async function finished(run: string): Promise<void> {
  const look = async () => Object((await server.ask('GET', `/api/v1/runs/${run}`)).body);
  await vi.waitFor(async () => expect((await look()).status).toBe('waiting'), { timeout: 10_000 });
  const [wait] = (await look()).waits;
  await server.ask('POST', `/api/v1/waits/${wait.token}`, { body: { decision: 'approved' } });
  await vi.waitFor(async () => expect((await look()).status).toBe('succeeded'), { timeout: 10_000 });
}

const replay = (body: JsonObject) => server.ask('POST', `/api/v1/workflows/${id}/replay`, { body });

async function rows(): Promise<number> {
  const [row] = await server.app.services.db.sql<{ n: number }[]>`
    select ((select count(*) from runs) + (select count(*) from run_segments) + (select count(*) from assets)
      + (select count(*) from waits))::int as n`;
  return row?.n ?? -1;
}

describe('POST /api/v1/workflows/{id}/replay', () => {
  it('finds the same with the same graph; nothing leaves the process, nothing is written', async () => {
    const [before, calls] = [await rows(), receiver.received.length];
    const { status, body } = await replay({ runs: 5 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ same: 2, differs: 0, unknown: 0 });
    expect(receiver.received).toHaveLength(calls);
    expect(await rows()).toBe(before);
  });

  it('names the nodes and answers that would be otherwise', async () => {
    const { body } = await replay({ graph: quote('3') });
    expect(body).toMatchObject({ same: 0, differs: 2 });
    const [run] = Object(body).runs;
    expect(run).toMatchObject({ problem: null, verdict: 'differs', version: 1 });
    expect(run.answer.after.total).toBe((run.answer.before.total / 2) * 3);
    expect(run.differences.map(({ node }: { node: string }) => node)).toEqual(['sum', 'end']);
  });

  it('says of an effect with other parameters that what lies behind it is unknown', async () => {
    const { body } = await replay({ graph: quote('2', { other: '{{ input.n }}' }) });
    expect(body).toMatchObject({ same: 0, differs: 0, unknown: 2 });
    const [run] = Object(body).runs;
    expect(run.unknown).toMatchObject([{ node: 'price', why: 'other_parameters' }]);
    expect(run.behind.sort()).toEqual(['ask', 'end', 'nap', 'sum']);
  });

  it('refuses a number that is too large, a run of another workflow, and a graph with errors', async () => {
    expect((await replay({ runs: 500 })).body).toMatchObject({ status: 422, code: 'invalid_input' });
    await publish(server, graphOf('other', [start, { id: 'end', type: 'end', params: { output: 1 } }]));
    const other = (await server.ask('POST', '/api/v1/tools/other', { body: {} })).headers.get('patchbay-run') ?? '';
    expect((await replay({ runs: [other] })).body).toMatchObject({
      status: 422,
      detail: expect.stringContaining("not a run of 'quote'"),
    });
    expect((await replay({ graph: quote('') })).status).toBe(200);
    expect((await replay({ graph: { patchbay: 1 } })).body).toMatchObject({ status: 422, code: 'does_not_compile' });
  });
});

describe('a run file', () => {
  const file = async () => {
    const { services } = server.app;
    const owner = await services.auth.resolveKey(ownerKey);
    if (owner === null) throw new Error('there is no owner');
    const [run] = Object((await server.ask('GET', '/api/v1/runs?workflow=quote&limit=1')).body).items;
    const found = await findRun(services, owner, run.id);
    const { graph } = await getRunGraph(services, owner, found);
    const events = (await loadRun(services.db, found.id))?.events ?? [];
    const data = { patchbayRun: 1, run: { id: found.id, workflow: 'quote', version: 1 }, graph, events };
    return { owner, data, again: (body: unknown) => replayFile(services, owner, body) };
  };

  it('comes to the same from its own log: nothing is called, nothing stored', async () => {
    const { data, again } = await file();
    const [before, calls] = [await rows(), receiver.received.length];
    const report = await again(JSON.parse(JSON.stringify(data)));
    expect(report).toMatchObject({ verdict: 'same', differences: [], unknown: [], same: 6 });
    expect(report.answer.after).toEqual(report.answer.before);
    expect(receiver.received).toHaveLength(calls);
    expect(await rows()).toBe(before);
  });

  it('says which node comes out otherwise when its log does not belong to its graph', async () => {
    const { data, again } = await file();
    const events = data.events.map((event) =>
      event.type === 'node.completed' && event.node === 'sum'
        ? { ...event, data: { ...event.data, output: 1 } }
        : event,
    );
    const report = await again({ ...data, events });
    expect(report).toMatchObject({ verdict: 'differs', differences: [{ node: 'sum', differs: ['output'] }] });
  });

  it('is refused in a sentence when it is none, has a graph with errors, or a log of another graph', async () => {
    const { data, again } = await file();
    const refused = (body: unknown) => again(body).catch((error: unknown) => String(error));
    expect(await refused({})).toContain('This is no run file. At patchbayRun');
    expect(await refused({ ...data, events: [{ seq: 1 }] })).toContain('Event 1 is broken');
    const nodes = data.graph.nodes.map((node) => (node.id === 'sum' ? { ...node, type: 'nope' } : node));
    expect(await refused({ ...data, graph: { ...data.graph, nodes } })).toContain('cannot run here');
    const [first, ...rest] = data.events;
    const other = first?.type === 'run.started' ? { ...first, data: { ...first.data, entry: 'sum' } } : first;
    expect(await refused({ ...data, events: [other, ...rest] })).toContain('cannot begin at');
  });
});
