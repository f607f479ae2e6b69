import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { type Loopback, loopback } from '../host/testing/loopback.ts';
import { graphOf, publish, type TestApp, testApp } from '../testing/test-app.ts';

let server: TestApp;
let receiver: Loopback;

const day = 86_400_000;
const start = { id: 'start', type: 'start' };
const nap = (id: string, length: string) => ({ id, type: 'wait', params: { for: length } });
const end = (output: Json) => ({ id: 'end', type: 'end', params: { output } });
const within = { timeout: 15_000 };

/** Three reminders in a month, while the invoice is not paid. */
function dunning(slug: string): JsonObject {
  const nodes: JsonObject[] = [
    start,
    {
      id: 'each',
      type: 'while',
      params: { condition: '{{ index < 3 && bill.body.paid != true }}', result: '{{ now }}' },
    },
    { ...nap('nap', '10d'), parent: 'each' },
    {
      id: 'bill',
      type: 'http.request',
      params: { method: 'POST', url: `${receiver.origin}/remind`, body: { n: '{{ index }}', at: '{{ now }}' } },
      parent: 'each',
    },
    end({ reminded: '{{ each.length }}', at: '{{ each }}' }),
  ];
  return graphOf(slug, nodes, [
    ['start', 'each'],
    ['nap', 'bill'],
    ['each', 'end'],
  ]);
}

beforeAll(async () => {
  receiver = await loopback((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"paid":false}');
  });
  server = await testApp({ PATCHBAY_EGRESS_ALLOW: '127.0.0.1/32' });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const asObject = (value: Json | undefined): JsonObject => (value !== undefined && isObject(value) ? value : {});
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Creates a workflow that is not published and answers its id. */
async function draw(graph: JsonObject): Promise<string> {
  const { status, body } = await server.ask('POST', '/api/v1/workflows', { body: { graph } });
  expect(status).toBe(201);
  return textOf(asObject(body).id);
}

/** Begins the draft and answers the run's id once it waits. */
async function begin(graph: JsonObject): Promise<string> {
  const body = { input: {}, draft: true };
  const headers = { prefer: 'respond-async' };
  const begun = await server.ask('POST', `/api/v1/workflows/${await draw(graph)}/runs`, { body, headers });
  const id = textOf(asObject(begun.body).taskId);
  await reaches(id, 'waiting');
  return id;
}

async function runOf(id: string): Promise<JsonObject> {
  return asObject((await server.ask('GET', `/api/v1/runs/${id}`)).body);
}

async function reaches(id: string, status: string): Promise<JsonObject> {
  await expect.poll(async () => (await runOf(id)).status, within).toBe(status);
  return await runOf(id);
}

async function eventsOf(id: string, type?: string): Promise<JsonObject[]> {
  const { body } = await server.ask('GET', `/api/v1/runs/${id}/events`);
  const { events } = asObject(body);
  const all = Array.isArray(events) ? events.map(asObject) : [];
  return type === undefined ? all : all.filter((event) => event.type === type);
}

const advance = (id: string, body: JsonObject = {}) => server.ask('POST', `/api/v1/runs/${id}/advance`, { body });

/** Sets the clock on to the next moment and answers what is said to happen there, once the jump is in the log. */
async function skip(id: string): Promise<string[]> {
  const before = (await eventsOf(id, 'clock.advanced')).length;
  const { status, body } = await advance(id);
  expect(body).toMatchObject({ runId: id });
  expect(status).toBe(202);
  await expect.poll(async () => (await eventsOf(id, 'clock.advanced')).length, within).toBe(before + 1);
  const { moments } = asObject(body);
  return Array.isArray(moments) ? moments.map((moment) => textOf(asObject(moment).what)) : [];
}

/** How long after its start a run's log ends, in days of its own clock. */
async function daysOf(id: string): Promise<number> {
  const events = await eventsOf(id);
  return (Date.parse(textOf(events.at(-1)?.at)) - Date.parse(textOf(events[0]?.at))) / day;
}

describe("a trial's clock", () => {
  it('goes to reminder, escalation and timeout of an approval, one press each', async () => {
    const params = { title: 'Pay?', assignees: ['ada@example.com'], remind: '1d', timeout: '3d' };
    const ask = {
      id: 'ask',
      type: 'approval',
      params: { ...params, escalate: { after: '2d', to: ['bob@example.com'] } },
    };
    const id = await begin(
      graphOf(
        'deadline',
        [start, ask, end('too late')],
        [
          ['start', 'ask'],
          ['ask.timeout', 'end'],
        ],
      ),
    );
    const told = async () => {
      const { waits } = await runOf(id);
      const { notices } = asObject(Array.isArray(waits) ? waits[0] : null);
      return Array.isArray(notices) ? notices.map(asObject) : [];
    };
    const kinds = () => told().then((notices) => notices.map(({ kind }) => kind));
    await expect.poll(kinds, within).toEqual(['opened']);
    expect(await skip(id)).toEqual(['reminder']);
    await expect.poll(kinds, within).toEqual(['opened', 'reminded']);
    expect(await skip(id)).toEqual(['reminder', 'escalation']);
    await expect.poll(kinds, within).toEqual(['opened', 'reminded', 'escalated']);
    const [opened, , escalated] = await told();
    expect(Date.parse(textOf(escalated?.at)) - Date.parse(textOf(opened?.at))).toBeCloseTo(2 * day, -4);
    const { waits } = await runOf(id);
    const left = Date.parse(textOf(asObject(Array.isArray(waits) ? waits[0] : null).until)) - Date.now();
    expect(left / day).toBeCloseTo(1, 2);
    expect(await skip(id)).toContain('timeout');
    expect(await reaches(id, 'succeeded')).toMatchObject({ output: 'too late', aheadMs: expect.any(Number) });
    expect(await daysOf(id)).toBeCloseTo(3, 2);
    const { workflow } = await runOf(id);
    const tests = `/api/v1/workflows/${textOf(asObject(workflow).id)}/tests`;
    expect((await server.ask('POST', tests, { body: { run: id, name: 'Nobody answers' } })).status).toBe(201);
    expect((await server.ask('POST', `${tests}/run`)).body).toMatchObject({ passed: 1, failed: 0 });
  });

  it('jumps over a month of timers by itself; the run is kept as a test that passes at once', async () => {
    const workflow = await draw(dunning('dunning'));
    const body = { input: {}, draft: true, skipTimers: true };
    const ran = await server.ask('POST', `/api/v1/workflows/${workflow}/runs`, { body });
    expect(ran).toMatchObject({ status: 200, body: { reminded: 3 } });
    expect(receiver.received).toHaveLength(3);
    const id = ran.headers.get('patchbay-run') ?? '';
    expect(await daysOf(id)).toBeCloseTo(30, 2);
    expect(Number((await runOf(id)).durationMs)).toBeLessThan(10_000);
    const tests = `/api/v1/workflows/${workflow}/tests`;
    expect(await server.ask('POST', tests, { body: { run: id, name: 'A month' } })).toMatchObject({ status: 201 });
    const began = performance.now();
    expect((await server.ask('POST', `${tests}/run`)).body).toMatchObject({ passed: 1, failed: 0 });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(receiver.received).toHaveLength(3);
  });

  it('jumps once when two press at once, and only for the event they saw', async () => {
    const id = await begin(graphOf('pressed', [start, nap('a', '2d'), nap('b', '2d')]));
    const { lastSeq } = await runOf(id);
    const pressed = await Promise.all([1, 2, 3].map(() => advance(id, { seq: lastSeq ?? 0 })));
    expect(pressed.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    await expect.poll(async () => (await eventsOf(id, 'wait.resolved')).length, within).toBe(1);
    await reaches(id, 'waiting');
    expect(await advance(id, { seq: lastSeq ?? 0 })).toMatchObject({ status: 409 });
    expect(await eventsOf(id, 'clock.advanced')).toHaveLength(1);
    expect(await daysOf(id)).toBeCloseTo(2, 2);
  });

  it('is set on by whoever is there when the process that was asked is gone', async () => {
    const id = await begin(graphOf('survives', [start, nap('a', '5d'), nap('b', '5d'), end('woke')]));
    await expect.poll(() => server.app.services.runs.handle(id)).toBeNull();
    const { lastSeq } = await runOf(id);
    const { db } = server.app.services;
    const request = { to: Date.now() + 6 * day, seq: lastSeq ?? 0, by: { kind: 'user', id: 'ada' } };
    await db.sql`update runs set advance = ${JSON.stringify(request)}::text::json where id = ${id}`;
    await server.restart();
    await expect.poll(async () => (await eventsOf(id, 'wait.resolved')).length, within).toBe(1);
    await reaches(id, 'waiting');
    const { moments } = asObject((await advance(id, { to: day })).body);
    expect(moments).toEqual([]);
    await expect.poll(async () => (await eventsOf(id, 'clock.advanced')).length, within).toBe(2);
    expect(await skip(id)).toEqual(['timer']);
    expect(await reaches(id, 'succeeded')).toMatchObject({ output: 'woke' });
    expect(await daysOf(id)).toBeCloseTo(11, 2);
  });

  it('goes on for the runs that it called as well, and follows them', async () => {
    await publish(server, graphOf('called', [start, nap('a', '10d'), end('{{ now }}')]));
    const call = { id: 'call', type: 'call', params: { workflow: 'called', input: {} } };
    const graph = (slug: string) => graphOf(slug, [start, call, nap('after', '5d'), end('{{ call }}')]);
    const id = await begin(graph('caller'));
    await expect.poll(async () => asObject((await advance(id)).body).moments, within).toMatchObject([{ node: 'a' }]);
    await expect
      .poll(async () => (await eventsOf(id, 'node.completed')).some(({ node }) => node === 'call'), within)
      .toBe(true);
    await reaches(id, 'waiting');
    expect(await skip(id)).toEqual(['timer']);
    await reaches(id, 'succeeded');
    expect(await daysOf(id)).toBeCloseTo(15, 2);
    const body = { input: {}, draft: true, skipTimers: true };
    const alone = await server.ask('POST', `/api/v1/workflows/${await draw(graph('alone'))}/runs`, { body });
    expect(alone.status).toBe(200);
    expect((Date.parse(textOf(alone.body)) - Date.now()) / day).toBeCloseTo(10, 2);
    expect(await daysOf(alone.headers.get('patchbay-run') ?? '')).toBeCloseTo(15, 2);
  });

  it('is kept by forks: what is kept has passed, what is fresh goes on from there', async () => {
    const id = await begin(graphOf('forked', [start, nap('a', '4d'), nap('b', '4d'), end('{{ now }}')]));
    await skip(id);
    await expect.poll(async () => (await eventsOf(id, 'wait.resolved')).length, within).toBe(1);
    await reaches(id, 'waiting');
    const fork = async (body: JsonObject) => {
      const forked = asObject((await server.ask('POST', `/api/v1/runs/${id}/fork`, { body })).body);
      return textOf(forked.id);
    };
    const behind = await fork({ fromNode: 'b' });
    expect(Math.round(Number((await reaches(behind, 'waiting')).aheadMs) / day)).toBe(4);
    const before = await fork({ fromNode: 'a' });
    expect((await reaches(before, 'waiting')).aheadMs).toBe(0);
    await skip(behind);
    const { output } = await reaches(behind, 'succeeded');
    expect((Date.parse(textOf(output)) - Date.now()) / day).toBeCloseTo(8, 2);
    const goesOn = await fork({ mode: 'continue' });
    const { waits } = await reaches(goesOn, 'waiting');
    const left = Date.parse(textOf(asObject(Array.isArray(waits) ? waits[0] : null).until)) - Date.now();
    expect(left / day).toBeCloseTo(4, 2);
  });

  it('is refused in one sentence where it cannot be', async () => {
    await publish(server, graphOf('live', [start, nap('a', '5d')]));
    const live = await server.ask('POST', '/api/v1/tools/live', { body: {}, headers: { prefer: 'respond-async' } });
    const id = textOf(asObject(live.body).taskId);
    await reaches(id, 'waiting');
    expect((await advance(id)).body).toMatchObject({ status: 409, detail: expect.stringContaining('version 1') });
    const trial = await begin(graphOf('trial', [start, { id: 'a', type: 'wait', params: { callback: true } }]));
    expect((await advance(trial)).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Nothing is due'),
    });
    for (const to of ['2020-01-01T00:00:00Z', 'tomorrow', -5, 1e16])
      expect((await advance(trial, { to })).body).toMatchObject({ status: 422, errors: [{ path: '/to' }] });
    expect((await advance(trial, { to: 3 * day })).status).toBe(202);
    await expect.poll(async () => (await eventsOf(trial, 'clock.advanced')).length, within).toBe(1);
    await server.ask('POST', `/api/v1/runs/${trial}/cancel`);
    await reaches(trial, 'cancelled');
    expect((await advance(trial)).body).toMatchObject({ status: 409, detail: expect.stringContaining('is over') });
    const body = { input: {}, skipTimers: true };
    expect((await server.ask('POST', '/api/v1/workflows/live/runs', { body })).body).toMatchObject({
      status: 422,
      errors: [{ path: '/skipTimers' }],
    });
  });
});
