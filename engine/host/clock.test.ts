import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import { newAgenda } from '../run/agenda.ts';
import { apply } from '../run/apply.ts';
import type { RunEvent, StartedData } from '../run/event.ts';
import { momentsOf } from '../run/moments.ts';
import { initialState, type Visit } from '../run/state.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, startedData, type TestNode, words } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';
import { replay } from './replay.ts';

const day = 86_400_000;
const start: TestNode = { type: 'start' };
const sleep = (forMs: number): TestNode => ({ type: 'sleep', params: { forMs } });
const draft: StartedData = { ...startedData({}), draft: true };
const jumping: StartedData = { ...draft, clock: { aheadMs: 0, jumps: true } };
const ada = { kind: 'user', id: 'ada' } as const;

/** A month in three reminders, and what was read of the time after each. */
const month = draw(
  {
    start,
    each: { type: 'for_each', params: { items: [1, 2, 3], result: '{{ read }}' } },
    nap: { ...sleep(10 * day), parent: 'each' },
    read: { type: 'set', params: { value: '{{ now }}' }, parent: 'each' },
    end: { type: 'end', params: { output: '{{ each }}' } },
  },
  ['start > each', 'nap > read', 'each > end'],
);

/** Lets everything happen that is due now; no time passes but what a flush needs. */
async function rest(world: MemoryWorld): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    for (let turns = 0; turns < 40; turns++) await Promise.resolve();
    quiet = world.clock.tick(world.clock.now()) ? 0 : quiet + 1;
  }
}

async function begin(graph: Graph, started = draft, world = new MemoryWorld()) {
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin(started);
  await rest(world);
  return { world, driver };
}

function moments(driver: RunDriver, world: MemoryWorld): [string, number][] {
  const now = world.clock.now() + driver.state.clock.aheadMs;
  return momentsOf(driver.state, now).map(({ what, at }) => [what, (Date.parse(at) - now) / day]);
}

async function skip(driver: RunDriver, world: MemoryWorld): Promise<void> {
  const [first] = momentsOf(driver.state, world.clock.now() + driver.state.clock.aheadMs);
  expect(driver.advance(Date.parse(first?.at ?? ''), ada)).toBe(true);
  await rest(world);
}

/** The last thing that happened, in days after the beginning. */
function daysOf(log: readonly RunEvent[], index = -1): number {
  return Math.round((Date.parse(log.at(index)?.at ?? '') - Date.parse(log[0]?.at ?? '')) / day);
}

function waitOf(driver: RunDriver): Visit {
  const [visit] = driver.waits;
  if (!visit) throw new Error('nothing waits');
  return visit;
}

describe("a trial's clock", () => {
  it('[T1] goes on from where its log set it, for events, expressions and waits, also in another process', async () => {
    const { world, driver } = await begin(month);
    const began = Date.parse(world.log[0]?.at ?? '');
    await skip(driver, world);
    await skip(driver, world);
    const again = new RunDriver(world.host(), planOf(month), world.log);
    again.resume();
    await rest(world);
    expect(again.state.clock.aheadMs).toBe(driver.state.clock.aheadMs);
    await skip(again, world);
    expect(outputOf(world.log)).toEqual([10, 20, 30].map((days) => new Date(began + days * day).toISOString()));
    expect(daysOf(world.log)).toBe(30);
    expect(world.clock.now() - began).toBeLessThan(1000);
    expect(world.appends.at(-1)?.aheadMs).toBe(again.state.clock.aheadMs);
  });

  it('[T1, T4] ends the same from every prefix of a log that jumps', async () => {
    const { world } = await begin(month, jumping);
    for (let length = 1; length < world.log.length; length++) {
      const other = new MemoryWorld();
      other.log.push(...world.log.slice(0, length));
      const driver = new RunDriver(other.host(), planOf(month), other.log);
      driver.resume();
      await rest(other);
      const days = (log: RunEvent[]) => JSON.stringify(outputOf(log)).replaceAll(/T[\d:.]+Z/g, '');
      expect(days(other.log)).toBe(days(world.log));
      expect(daysOf(other.log)).toBe(30);
    }
  });

  it('[T1] holds for the delays and the total of retries', async () => {
    const world = new MemoryWorld();
    world.respond = () => {
      throw new NodeFailure('busy', 'busy');
    };
    const policy = { retry: { attempts: 9, delay: '1d', maxDelay: '1d' }, total: '60h' };
    const graph = draw({ start, a: { type: 'read', params: { from: 'x' }, policy } }, ['start > a']);
    const { driver } = await begin(graph, draft, world);
    expect(moments(driver, world)).toEqual([['retry', 1]]);
    await skip(driver, world);
    await skip(driver, world);
    expect(world.calls).toHaveLength(3);
    expect(world.log.at(-1)).toMatchObject({ type: 'run.failed', data: { error: { code: 'busy' } } });
  });

  it('[T2] is set on in no other run, and in none that is at work or over', async () => {
    const graph = draw({ start, a: sleep(day), b: { type: 'read', params: { from: 'x' } } }, [
      'start > a',
      'start > b',
    ]);
    const slow = Promise.withResolvers<string>();
    const world = new MemoryWorld();
    world.respond = () => slow.promise;
    const { driver } = await begin(graph, draft, world);
    const to = world.clock.now() + day;
    expect(driver.advance(to)).toBe(false);
    slow.resolve('done');
    await rest(world);
    expect(driver.advance(to, ada)).toBe(true);
    await rest(world);
    expect(words(world.log).at(-1)).toBe('run.completed');
    expect(driver.advance(to + day)).toBe(false);
    const live = await begin(graph, startedData({}));
    expect(live.driver.advance(to)).toBe(false);
    expect(words(live.world.log)).not.toContain('clock.advanced');
  });

  it('[T2] passes several moments in the order of their times, and counts none of it as running', async () => {
    const graph = draw({ start, c: sleep(3 * day), a: sleep(day), b: sleep(2 * day) }, [
      'start > c',
      'start > a',
      'start > b',
    ]);
    const { world, driver } = await begin(graph);
    driver.advance(world.clock.now() + 5 * day, ada);
    const jump = { type: 'clock.advanced', data: { ms: 5 * day, by: ada } };
    expect(world.appends.at(-1)?.events.map((text) => JSON.parse(text))).toMatchObject([jump]);
    await rest(world);
    const order = world.log.filter(({ type }) => type === 'wait.resolved').map(({ node }) => node);
    expect(order).toEqual(['a', 'b', 'c']);
    expect(driver.state.ranMs).toBeLessThan(1000);
    const far = await begin(graph);
    far.driver.advance(far.world.clock.now() + 1e15);
    expect(far.driver.state.clock.aheadMs).toBe(100 * 365 * day);
  });

  it('[T2] acts on a jump once it is durable: a crash before has not jumped, one after has', async () => {
    for (const moment of ['before', 'after'] as const) {
      const { world, driver } = await begin(draw({ start, a: sleep(day) }, ['start > a']));
      const jump = world.appends.length + (moment === 'after' ? 1 : 0);
      world.onAppend = (when, count) => {
        if (when === moment && count === jump) throw new Error('crash');
      };
      driver.advance(world.clock.now() + day, ada);
      await rest(world);
      expect(words(world.log).includes('clock.advanced')).toBe(moment === 'after');
      expect(words(world.log)).not.toContain('wait.resolved a');
      world.onAppend = () => {};
      const next = new RunDriver(world.host(), planOf(draw({ start, a: sleep(day) }, ['start > a'])), world.log);
      next.resume(moment === 'before' ? { advance: { to: world.clock.now() + day } } : {});
      await rest(world);
      expect(words(world.log).at(-1)).toBe('run.completed');
    }
  });

  it('[T3] comes to timers, reminders, the escalation and the timeout of what nobody answers', async () => {
    const params = { title: 'Pay?', forMs: 3 * day, remindMs: day, escalateMs: 2 * day };
    const graph = draw({ start, ask: { type: 'ask', params }, late: { type: 'end', params: { output: 'late' } } }, [
      'start > ask',
      'ask.timeout > late',
    ]);
    const { world, driver } = await begin(graph);
    expect(moments(driver, world)).toEqual([
      ['reminder', 1],
      ['escalation', 2],
      ['timeout', 3],
    ]);
    await skip(driver, world);
    expect(moments(driver, world)).toEqual([
      ['reminder', 1],
      ['escalation', 1],
      ['timeout', 2],
    ]);
    await skip(driver, world);
    await skip(driver, world);
    expect(outputOf(world.log)).toBe('late');
    const timed = draw(
      {
        start,
        t: { type: 'try', policy: { timeout: '4d', onError: 'continue' } },
        a: { ...sleep(9 * day), parent: 't' },
      },
      ['start > t'],
    );
    const inside = await begin(timed);
    expect(moments(inside.driver, inside.world)).toEqual([
      ['limit', 4],
      ['timer', 9],
    ]);
    await skip(inside.driver, inside.world);
    expect(inside.world.log.find(({ type }) => type === 'node.limit_reached')).toBeDefined();
  });

  it('[T4] jumps by itself over timers alone, and stays at what somebody may answer', async () => {
    const { world } = await begin(month, jumping);
    expect(words(world.log).at(-1)).toBe('run.completed');
    expect(daysOf(world.log)).toBe(30);
    expect(world.log.filter(({ type }) => type === 'clock.advanced')).toHaveLength(3);
    const asking = draw({ start, nap: sleep(day), ask: { type: 'ask', params: { title: 'x', forMs: day } } }, [
      'start > nap',
      'nap > ask',
    ]);
    const held = await begin(asking, jumping);
    expect(daysOf(held.world.log)).toBe(1);
    expect(words(held.world.log).at(-1)).toBe('node.waiting ask');
    held.driver.resolveWait(waitOf(held.driver), { by: 'answer', decision: 'approved', data: null });
    await rest(held.world);
    expect(words(held.world.log).at(-1)).toBe('run.completed');
  });

  it('[T4] jumps a thousand times at most', async () => {
    const endless = draw({ start, nap: sleep(day) }, ['start > nap', 'nap > nap']);
    const { world, driver } = await begin(endless, jumping);
    expect(driver.state.clock.jumps).toBe(1000);
    expect(daysOf(world.log)).toBe(1000);
    await skip(driver, world);
    expect(daysOf(world.log)).toBe(1001);
  });

  it('[T5] begins what it calls with its own clock, and follows one that was further ahead', async () => {
    const graph = draw(
      { start, nap: sleep(day), call: { type: 'child', params: { workflow: 'x' } }, beside: sleep(4 * day) },
      ['start > nap', 'nap > call', 'start > beside'],
    );
    const { world, driver } = await begin(graph);
    await skip(driver, world);
    expect([...world.childClocks.values()]).toEqual([{ aheadMs: driver.state.clock.aheadMs, jumps: false }]);
    const call = driver.waits.find(({ node }) => node.id === 'call');
    if (call === undefined) throw new Error('nothing was called');
    driver.resolveWait(call, { by: 'child', data: 'x', aheadMs: 9 * day });
    await rest(world);
    expect(driver.state.clock).toEqual({ aheadMs: 9 * day, jumps: 0 });
    expect(words(world.log).slice(-6)).toEqual([
      'clock.advanced',
      'wait.resolved call',
      'node.completed call',
      'wait.resolved beside',
      'node.completed beside',
      'run.completed',
    ]);
  });

  it('[T6] begins a fork as far ahead as its start says, and needs no jumps to be replayed', async () => {
    const ahead = await begin(month, { ...draft, clock: { aheadMs: 7 * day, jumps: false } });
    expect(Date.parse(ahead.world.log[0]?.at ?? '') - ahead.world.clock.now()).toBeCloseTo(7 * day, -3);
    const { world } = await begin(month, jumping);
    const { log } = await replay({
      plan: planOf(month),
      started: jumping,
      log: world.log,
      params: null,
      pause: async () => {
        for (let turns = 0; turns < 20; turns++) await Promise.resolve();
      },
      host: ({ clock, answers, append }) => ({ ...new MemoryWorld().host(), clock, answers, journal: { append } }),
    });
    expect(outputOf(log)).toEqual(outputOf(world.log));
    expect(words(log)).not.toContain('clock.advanced');
    const folded = log.reduce((state, event) => apply(state, event), initialState(planOf(month), newAgenda()));
    expect(folded.clock.aheadMs).toBe(0);
  });
});
