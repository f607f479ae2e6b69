import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { log } from '../log.ts';
import { graphOf, ownerOf, publish, type TestApp, testApp } from '../testing/test-app.ts';
import { TriggerClock } from './trigger-clock.ts';

let server: TestApp;
let orgId: string;
let other: TriggerClock;

beforeAll(async () => {
  server = await testApp();
  const owner = await ownerOf(server);
  orgId = owner.orgId;
  // A second process that looks for the same things at the same time.
  other = new TriggerClock(server.app.services, log);
  await other.start();
});
afterAll(async () => {
  await other.stop();
  await server.close();
});

const start = { id: 'start', type: 'start' };
const end = (output: Json = '{{ input }}') => ({ id: 'end', type: 'end', params: { output } });

async function runsOf(workflow: string): Promise<JsonObject[]> {
  const { body } = await server.ask('GET', `/api/v1/runs?workflow=${workflow}`);
  return (isObject(body) && Array.isArray(body.items) ? body.items : []).filter(isObject);
}

async function run(id: Json | undefined): Promise<JsonObject> {
  const { body } = await server.ask('GET', `/api/v1/runs/${String(id)}`);
  if (!isObject(body)) throw new Error(`no run ${String(id)}`);
  return body;
}

async function until(id: Json | undefined, status: string): Promise<JsonObject> {
  await expect.poll(async () => (await run(id)).status, { interval: 20, timeout: 10_000 }).toBe(status);
  return await run(id);
}

/** The outputs of a workflow's runs once there are so many and all are over. */
async function outputs(workflow: string, count: number): Promise<JsonObject[]> {
  const over = async () => (await runsOf(workflow)).filter(({ finishedAt }) => finishedAt !== null).length;
  await expect.poll(over, { interval: 20, timeout: 15_000 }).toBeGreaterThanOrEqual(count);
  const runs = await Promise.all((await runsOf(workflow)).map(({ id }) => run(id)));
  return runs.map(({ output }) => output ?? null).filter(isObject);
}

async function begin(slug: string, input: Json = {}): Promise<string> {
  const { body } = await server.ask('POST', `/api/v1/tools/${slug}`, {
    body: input,
    headers: { prefer: 'respond-async' },
  });
  return isObject(body) ? String(body.taskId) : '';
}

const event = (topic: string, data: Json, headers: Record<string, string> = {}) =>
  server.ask('POST', '/api/v1/events', { body: { topic, data }, headers });

const scheduled = (slug: string, params: JsonObject) =>
  publish(server, graphOf(slug, [{ id: 'clock', type: 'trigger.schedule', params }, end()]));

/** Makes it as if no server had run since then. */
async function away(workflow: string, sinceMs: number): Promise<void> {
  await server.app.services.db.sql`
    update triggers set due_at = date_trunc('second', clock_timestamp()) - make_interval(secs => ${sinceMs / 1000})
    where workflow_id = ${workflow} and kind = 'schedule'`;
  await server.app.services.publishedChanged(orgId);
}

describe('a priority', () => {
  it('is that of the trigger, else that of the workflow', async () => {
    const nodes: JsonObject[] = [
      { id: 'hook', type: 'trigger.webhook', params: { path: 'urgent', priority: 'critical' } },
      { id: 'heard', type: 'trigger.event', params: { topic: 'urgent', priority: 'high' } },
      { id: 'plain', type: 'trigger.event', params: { topic: 'calm' } },
      { id: 'clock', type: 'trigger.schedule', params: { every: '1h', missed: 'once', priority: 'normal' } },
      { id: 'failed', type: 'trigger.error', params: { workflows: ['fails_urgently'], priority: 'critical' } },
      end(),
    ];
    const edges = ['hook', 'heard', 'plain', 'clock', 'failed'].map((from): [string, string] => [from, 'end']);
    const workflow = await publish(server, { ...graphOf('ordered', nodes, edges), settings: { priority: 'low' } });
    await publish(server, graphOf('fails_urgently', [start, { id: 'stop', type: 'stop', params: { code: 'no' } }]));
    await away(workflow, 60_000);
    await server.ask('POST', '/hooks/default/urgent', { body: {}, key: null });
    await event('urgent', {});
    await event('calm', {});
    await begin('fails_urgently');
    await outputs(workflow, 5);
    const runs = await Promise.all((await runsOf(workflow)).map(({ id }) => run(id)));
    const found = Object.fromEntries(runs.map(({ entry, priority }) => [String(entry), priority ?? null]));
    expect(found).toEqual({ hook: 'critical', heard: 'high', plain: 'low', clock: 'normal', failed: 'critical' });
  });

  it('is one of four', async () => {
    const hook = { id: 'hook', type: 'trigger.webhook', params: { path: 'odd', priority: 'urgent' } };
    await expect(publish(server, graphOf('odd', [hook, end()]))).rejects.toThrow(/`priority` must be one of/);
  });
});

describe('a schedule', () => {
  it('begins one run for each of its times, however many processes look', async () => {
    const workflow = await scheduled('each_second', { cron: '* * * * * *' });
    const seen = await outputs(workflow, 3);
    await server.ask('DELETE', `/api/v1/workflows/${workflow}`);
    const times = seen.map(({ scheduledAt }) => Date.parse(String(scheduledAt))).sort((a, b) => a - b);
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual(times.map((_, index) => index * 1000));
    for (const { scheduledAt, firedAt, missed } of seen) {
      expect(missed).toBe(0);
      expect(Date.parse(String(firedAt))).toBeGreaterThanOrEqual(Date.parse(String(scheduledAt)));
    }
  });

  it('is not published when it never comes or is too far off, as no time is that the database could not keep', async () => {
    await expect(scheduled('never', { cron: '0 0 31 2 *' })).rejects.toThrow(/not published.*422.*never comes/);
    await expect(scheduled('far', { every: '99999999999d' })).rejects.toThrow(/not published.*422.*365000d/);
    const nodes = [
      start,
      {
        id: 'ask',
        type: 'approval',
        params: { title: 'x', timeout: '9999999d', escalate: { after: '9999999d', to: [] } },
      },
    ];
    await expect(publish(server, graphOf('asks', nodes))).rejects.toThrow(/not published.*422.*365000d/);
  });

  it('stops with its workflow', async () => {
    const workflow = await scheduled('stops', { every: '1s' });
    await outputs(workflow, 1);
    await server.ask('DELETE', `/api/v1/workflows/${workflow}`);
    const rows = await server.app.services.db.sql`select 1 from triggers where workflow_id = ${workflow}`;
    expect(rows).toHaveLength(0);
  });

  it('leaves out, makes up for once, or for all, what was missed', async () => {
    const five = 5 * 60_000;
    const skipped = await scheduled('skips', { every: '2m', missed: 'skip' });
    const once = await scheduled('once', { every: '2m', missed: 'once' });
    const all = await scheduled('all', { every: '2m', missed: 'all' });
    for (const workflow of [skipped, once, all]) await away(workflow, five);
    expect((await outputs(once, 1)).map(({ missed }) => missed)).toEqual([2]);
    expect(await outputs(all, 3)).toHaveLength(3);
    // The last of them is a minute late, so it counts as missed as well.
    expect(await runsOf(skipped)).toHaveLength(0);
    const [row] = await server.app.services.db.sql<{ ahead: boolean }[]>`
      select bool_and(due_at > clock_timestamp()) as ahead from triggers where workflow_id in (${skipped}, ${once}, ${all})`;
    expect(row?.ahead).toBe(true);
  });

  it('that nobody can read any more keeps none of the others from beginning', async () => {
    const broken = await scheduled('broken', { every: '1h', missed: 'once' });
    const whole = await scheduled('whole', { every: '1h', missed: 'once' });
    await server.app.services.db.sql`update triggers set config = '{"every": 7}' where workflow_id = ${broken}`;
    for (const workflow of [broken, whole]) await away(workflow, 60_000);
    expect(await outputs(whole, 1)).toHaveLength(1);
    expect(await runsOf(broken)).toHaveLength(0);
    await server.ask('DELETE', `/api/v1/workflows/${broken}`);
  });

  it('keeps its next time when it is published again unchanged', async () => {
    const workflow = await scheduled('kept', { every: '1h' });
    const due = async () =>
      (await server.app.services.db.sql`select due_at as at from triggers where workflow_id = ${workflow}`)[0]?.at;
    const before = await due();
    const graph = graphOf('kept', [{ id: 'clock', type: 'trigger.schedule', params: { every: '1h' } }, end('other')]);
    await server.ask('PUT', `/api/v1/workflows/${workflow}`, { body: { graph }, headers: { 'if-match': '1' } });
    await server.ask('POST', `/api/v1/workflows/${workflow}/publish`, { body: {} });
    expect(await due()).toBe(before);
  });

  it.each([
    [{ cron: 'daily' }, /is no cron expression/],
    [{ cron: '0 8 * * *', timezone: 'Mars' }, /is no time zone/],
    [{}, /needs either/],
  ])('is not published with %j', async (params, words) => {
    const graph = graphOf('bad', [{ id: 'clock', type: 'trigger.schedule', params }, end()]);
    const checked = await server.ask('POST', '/api/v1/workflows/validate', { body: { graph } });
    expect(JSON.stringify(checked.body)).toMatch(words);
    await expect(scheduled(`bad_${Object.keys(params).length}`, params)).rejects.toThrow(words);
    await server.ask('DELETE', `/api/v1/workflows/bad_${Object.keys(params).length}`);
  });
});

describe('an event', () => {
  const waits = (match: Json) => ({ id: 'nap', type: 'wait', params: { event: { topic: 'paid', match } } });

  it('[W4] answers open waits that it fits, once, with what it says', async () => {
    await publish(server, graphOf('awaits', [start, waits({ id: '{{ input.id }}' }), end('{{ nap }}')]));
    const early = await event('paid', { id: 1, amount: 5 });
    expect(early).toMatchObject({ status: 202, body: { runs: [], waits: 0 } });
    const [one, two] = [await begin('awaits', { id: 1 }), await begin('awaits', { id: 2 })];
    await until(one, 'waiting');
    await until(two, 'waiting');
    expect((await event('paid', { id: 3 })).body).toMatchObject({ waits: 0 });
    expect((await event('other', { id: 1 })).body).toMatchObject({ waits: 0 });
    const answers = await Promise.all([event('paid', { id: 1, amount: 6 }), event('paid', { id: 1, amount: 6 })]);
    expect(answers.map(({ body }) => (isObject(body) ? body.waits : null)).sort()).toEqual([0, 1]);
    expect((await until(one, 'succeeded')).output).toEqual({ id: 1, amount: 6 });
    expect((await run(two)).status).toBe('waiting');
  });

  it('begins a run of each workflow whose trigger it fits', async () => {
    const heard = (slug: string, params: JsonObject) =>
      publish(server, graphOf(slug, [{ id: 'heard', type: 'trigger.event', params }, end()]));
    const large = await heard('large', { topic: 'sold', filter: '{{ input.data.amount > 100 }}' });
    const every = await heard('every', { topic: 'sold' });
    expect((await event('sold', { amount: 20 })).body).toMatchObject({ waits: 0, runs: [expect.any(String)] });
    expect((await event('sold', { amount: 200 })).body).toMatchObject({
      runs: [expect.any(String), expect.any(String)],
    });
    expect((await outputs(large, 1)).map(({ data }) => data)).toEqual([{ amount: 200 }]);
    expect(await outputs(every, 2)).toHaveLength(2);
    expect((await runsOf(large)).map(({ door }) => door)).toEqual(['event']);
  });

  it('is one event for one idempotency key', async () => {
    const workflow = await publish(
      server,
      graphOf('single', [{ id: 'heard', type: 'trigger.event', params: { topic: 'single' } }, end()]),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => event('single', { n: 1 }, { 'idempotency-key': '"k1"' })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    for (const [topic, data] of [
      ['single', { n: 2 }],
      ['double', { n: 1 }],
    ] as const)
      expect(await event(topic, data, { 'idempotency-key': '"k1"' })).toMatchObject({
        status: 422,
        body: { code: 'idempotency_mismatch' },
      });
    expect(await outputs(workflow, 1)).toHaveLength(1);
    expect(await runsOf(workflow)).toHaveLength(1);
  });

  it('is taken once for each value of its id, and the last of many when it is debounced', async () => {
    const heard = (slug: string, params: JsonObject) =>
      publish(
        server,
        graphOf(slug, [{ id: 'heard', type: 'trigger.event', params: { topic: slug, ...params } }, end()]),
      );
    const once = await heard('ids', { dedupe: '{{ input.data.id }}' });
    for (const id of [1, 1, 2]) await event('ids', { id });
    expect(await outputs(once, 2)).toHaveLength(2);
    expect(await runsOf(once)).toHaveLength(2);
    const same = await heard('same', { dedupe: '{{ input.data.id }}', withoutId: 'content' });
    const sent: Json[] = [{ n: 1, m: 2 }, { m: 2, n: 1 }, { n: 2 }, { id: 'a', n: 3 }, { id: 'a', n: 4 }];
    for (const data of sent) await event('same', data);
    expect(await outputs(same, 3)).toHaveLength(3);
    expect(await runsOf(same)).toHaveLength(3);
    const calm = await heard('calm', { debounce: '300ms' });
    for (const n of [1, 2, 3]) await event('calm', { n });
    expect((await outputs(calm, 1)).map(({ data }) => data)).toEqual([{ n: 3 }]);
    expect(await runsOf(calm)).toHaveLength(1);
  });

  it('is published by a run, which no other organization hears', async () => {
    const emit = { id: 'tell', type: 'emit', params: { topic: 'told', data: { from: '{{ input.name }}' } } };
    await publish(server, graphOf('tells', [start, emit, end('{{ tell }}')]));
    const hears = await publish(
      server,
      graphOf('hears', [{ id: 'heard', type: 'trigger.event', params: { topic: 'told' } }, end('{{ input }}')]),
    );
    const told = await server.ask('POST', '/api/v1/tools/tells', { body: { name: 'Ada' } });
    expect(told.body).toMatchObject({ runs: [expect.any(String)], waits: 0 });
    expect((await outputs(hears, 1))[0]).toMatchObject({ topic: 'told', data: { from: 'Ada' } });
  });

  it('does not go round for ever', async () => {
    const heard = { id: 'heard', type: 'trigger.event', params: { topic: 'echo' } };
    const emit = { id: 'again', type: 'emit', params: { topic: 'echo' } };
    const workflow = await publish(server, graphOf('echo', [heard, emit]));
    await event('echo', null);
    const failed = async () => (await runsOf(workflow)).filter(({ status }) => status === 'failed').length;
    await expect.poll(failed, { interval: 50, timeout: 15_000 }).toBe(1);
    expect(await runsOf(workflow)).toHaveLength(17);
  });

  it('that is no event is refused', async () => {
    expect(await event('', {})).toMatchObject({ status: 422, body: { errors: [{ path: '/topic' }] } });
    expect((await server.ask('POST', '/api/v1/events', { body: { topic: 'a', more: 1 } })).status).toBe(422);
  });
});

describe('a failed run', () => {
  const fail = { id: 'fail', type: 'stop', params: { code: 'no_stock', message: 'None left.' } };
  const watch = (params: JsonObject) => ({ id: 'failed', type: 'trigger.error', params });

  it('[E11] begins one run of each workflow that watches it; a failing one begins none', async () => {
    const all = await publish(server, graphOf('watches', [watch({}), end()]));
    const some = await publish(server, graphOf('watches_some', [watch({ workflows: ['breaks_too'] }), fail]));
    await publish(server, graphOf('breaks', [start, fail]));
    await publish(server, graphOf('breaks_too', [start, fail]));
    const before = (await runsOf(all)).length;
    const first = await begin('breaks');
    await until(first, 'failed');
    const told = await outputs(all, before + 1);
    const mine = told.filter((output) => isObject(output.run) && output.run.id === first);
    expect(mine).toEqual([
      expect.objectContaining({
        run: expect.objectContaining({ id: first, workflow: 'breaks', version: 1 }),
        error: { code: 'no_stock', message: 'None left.', node: 'fail', stopped: true },
      }),
    ]);
    expect(await runsOf(some)).toHaveLength(0);
    const second = await begin('breaks_too');
    await expect.poll(async () => (await runsOf(some))[0]?.status, { interval: 20, timeout: 10_000 }).toBe('failed');
    await outputs(all, before + 2);
    const left = async () => (await server.app.services.db.sql`select 1 from failures`).length;
    await expect.poll(left, { interval: 20, timeout: 10_000 }).toBe(0);
    const ids = (await outputs(all, before + 2)).map((output) => (isObject(output.run) ? output.run.id : null));
    expect(ids.filter((id) => id === second)).toHaveLength(1);
    expect(await runsOf(some)).toHaveLength(1);
    expect(await runsOf(all)).toHaveLength(before + 2);
  });

  it('begins the error workflow of its settings at its start', async () => {
    const helper = await publish(server, graphOf('helper', [start, end('{{ input.error.code }}')]));
    await publish(server, graphOf('helped', [start, fail], undefined, { settings: { errorWorkflow: 'helper' } }));
    await until(await begin('helped'), 'failed');
    await expect.poll(async () => (await runsOf(helper)).length, { interval: 20, timeout: 10_000 }).toBe(1);
    const [told] = await runsOf(helper);
    expect((await until(told?.id, 'succeeded')).output).toBe('no_stock');
    expect(told?.door).toBe('error');
  });
});

describe('what has begun', () => {
  it('survives a restart between being written and being driven', async () => {
    const workflow = await scheduled('survives', { every: '1h', missed: 'all' });
    await away(workflow, 1000);
    await other.stop();
    await server.restart();
    other = new TriggerClock(server.app.services, log);
    await other.start();
    expect(await outputs(workflow, 1)).toHaveLength(1);
    expect(await runsOf(workflow)).toHaveLength(1);
  });
});
