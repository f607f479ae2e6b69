import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from '../run/event.ts';
import { findVisit, recordsOf } from '../run/fork.ts';
import { forkGraph } from '../testing/fork-graph.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, runGraph, settle } from '../testing/run-graph.ts';

const urls = (world: MemoryWorld) => world.calls.map((call) => call.url);

/** Ids of nodes whose visits an older log answered. */
function kept(log: RunEvent[]): string[] {
  return log.flatMap((event) =>
    event.type === 'node.completed' && event.data.kept
      ? [`${event.scope === '' ? '' : `${event.scope}/`}${event.node}`]
      : [],
  );
}

/** A world that counts: each call answers how many calls there have been. */
function counting(world = new MemoryWorld()): MemoryWorld {
  world.respond = ({ url }) => `${url} ${world.calls.length}`;
  return world;
}

const row = draw(
  {
    start: { type: 'start' },
    one: { type: 'call', params: { to: 'one' } },
    two: { type: 'call', params: { to: 'two', body: '{{ one }}' } },
    side: { type: 'call', params: { to: 'side' } },
    end: {
      type: 'end',
      params: { output: { one: '{{ one }}', two: '{{ two }}', side: '{{ side }}', said: '{{ input }}' } },
    },
  },
  ['start > one', 'one > two', 'two > end', 'start > side', 'side > end'],
);

describe('a fork', () => {
  it('[F2] answers from the old log what does not lie behind the visit, and calls out for the rest only', async () => {
    const old = await runGraph(row, { a: 1 }, counting());
    expect(urls(old.world).sort()).toEqual(['one', 'side', 'two']);
    const { world, log } = await forkGraph({ graph: row, log: old.log }, 'two', {}, counting());
    expect(urls(world)).toEqual(['two']);
    expect(kept(log).sort()).toEqual(['one', 'side', 'start']);
    expect(outputOf(log)).toMatchObject({ ...Object(outputOf(old.log)), two: 'two 1' });
    expect(log[0]).toMatchObject({ data: { forkOf: { runId: 'old', from: [{ node: 'two', scope: '', visit: 1 }] } } });
    expect(log[1]).toMatchObject({ type: 'run.forked' });
  });

  it('[F2] takes kept visits in the order of the old log, so that the first to come is the same', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        slow: { type: 'read', params: { from: '300' } },
        fast: { type: 'read', params: { from: '100' } },
        first: { type: 'set', params: { value: '{{ slow ?? fast }}' }, policy: { join: 'any' } },
        last: { type: 'call', params: { to: 'x' } },
        end: { type: 'end', params: { output: '{{ first }}' } },
      },
      ['start > slow', 'start > fast', 'slow > first', 'fast > first', 'first > last', 'last > end'],
    );
    const old = new MemoryWorld();
    old.respond = ({ url }) => new Promise((resolve) => void old.clock.after(Number(url) || 1, () => resolve(url)));
    const { log } = await runGraph(graph, {}, old);
    expect(outputOf(log)).toBe('100');
    const forked = await forkGraph({ graph, log }, 'last');
    expect(outputOf(forked.log)).toBe('100');
    const order = (events: RunEvent[]) =>
      events.flatMap(({ type, node }) =>
        type === 'node.completed' && node !== 'last' && node !== 'end' ? [node] : [],
      );
    expect(order(forked.log)).toEqual(order(log));
  });

  it('[F3] runs fresh what a dead signal from a fresh visit decides, and what has no record', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        check: { type: 'if', params: { condition: '{{ input.yes }}' } },
        yes: { type: 'call', params: { to: 'yes' } },
        no: { type: 'call', params: { to: 'no' } },
        after: { type: 'call', params: { to: 'after' } },
      },
      ['start > check', 'check.true > yes', 'check.false > no', 'yes > after', 'no > after'],
    );
    const { log } = await runGraph(graph, { yes: true });
    const { world } = await forkGraph({ graph, log }, 'check', { input: { yes: false } });
    expect(urls(world)).toEqual(['no', 'after']);
  });

  it('[F3, F4] keeps the other turns of a container, and reckons what the container gives anew', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        each: { type: 'for_each', params: { items: '{{ input }}' } },
        send: { type: 'call', params: { to: '{{ item }}' }, parent: 'each' },
        note: { type: 'call', params: { to: 'note {{ send }}' }, parent: 'each' },
        end: { type: 'end', params: { output: '{{ each }}' } },
      },
      ['start > each', 'send > note', 'each > end'],
    );
    const old = await runGraph(graph, ['a', 'b', 'c'], counting());
    const middle = await forkGraph({ graph, log: old.log }, 'note', { scope: 'each[1]' }, counting());
    expect(urls(middle.world)).toEqual(['note b 3']);
    const before = outputOf(old.log);
    const now = outputOf(middle.log);
    if (!Array.isArray(before) || !Array.isArray(now)) throw new Error('no lists');
    expect([now[0], now[2]]).toEqual([before[0], before[2]]);
    expect(now[1]).toBe('note b 3 1');
    const last = await forkGraph({ graph, log: old.log }, 'note', {}, counting());
    expect(urls(last.world)).toEqual(['note c 5']);
    const whole = await forkGraph({ graph, log: old.log }, 'each', {}, counting());
    expect(urls(whole.world)).toHaveLength(6);
  });

  it('[F4] begins at the last visit that ran when no scope and number say which', async () => {
    const { log } = await runGraph(row, {});
    const records = recordsOf(log);
    expect(findVisit(records, { node: 'two' })).toMatchObject({ node: 'two', scope: '', visit: 1 });
    expect(findVisit(records, { node: 'two', visit: 2 })).toBeNull();
    expect(findVisit(records, { node: 'nobody' })).toBeNull();
  });

  it('[F4] keeps the passes of a loop before the chosen one, and runs that and all later ones fresh', async () => {
    const loop = draw(
      {
        start: { type: 'start' },
        page: { type: 'call', params: { to: 'page' } },
        more: { type: 'if', params: { condition: '{{ page < 3 }}' } },
        end: { type: 'end', params: { output: '{{ page }}' } },
      },
      ['start > page', 'page > more', 'more.true > page', 'more.false > end'],
    );
    const old = new MemoryWorld();
    old.respond = () => old.calls.length;
    const { log } = await runGraph(loop, {}, old);
    expect(outputOf(log)).toBe(3);
    const again = async (visit: number) => {
      const world = new MemoryWorld();
      world.respond = () => 2 + world.calls.length * 10;
      const forked = await forkGraph({ graph: loop, log }, 'page', { visit }, world);
      return { calls: world.calls.length, kept: kept(forked.log), output: outputOf(forked.log) };
    };
    expect(await again(2)).toEqual({ calls: 1, kept: ['start', 'page', 'more'], output: 12 });
    expect(await again(3)).toMatchObject({ calls: 1, kept: ['start', 'page', 'more', 'page', 'more'] });
  });

  it('[F3, F4] keeps what happened in while, try and parallel, also what try caught', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        loop: { type: 'while', params: { condition: '{{ index < 3 }}' } },
        turn: { type: 'call', params: { to: 'turn' }, parent: 'loop' },
        box: { type: 'try' },
        bad: { type: 'call', params: { to: 'bad' }, parent: 'box' },
        both: { type: 'parallel' },
        left: { type: 'call', params: { to: 'left' }, parent: 'both' },
        right: { type: 'call', params: { to: 'right' }, parent: 'both' },
        last: { type: 'call', params: { to: 'last' } },
        end: {
          type: 'end',
          params: { output: { loop: '{{ loop }}', box: '{{ box.error.code }}', both: '{{ both }}' } },
        },
      },
      ['start > loop', 'loop > box', 'box.error > both', 'both > last', 'last > end'],
    );
    const old = counting();
    const count = old.respond;
    old.respond = (call) => {
      if (call.url === 'bad') throw new NodeFailure('down', 'down', { retryable: false });
      return count(call);
    };
    const { log } = await runGraph(graph, {}, old);
    expect(outputOf(log)).toMatchObject({ box: 'down' });
    const last = await forkGraph({ graph, log }, 'last', {}, counting());
    expect(urls(last.world)).toEqual(['last']);
    expect(outputOf(last.log)).toEqual(outputOf(log));
    const turn = await forkGraph({ graph, log }, 'turn', { scope: 'loop[1]' }, counting());
    expect(urls(turn.world)).toEqual(['turn', 'turn', 'bad']);
    const right = await forkGraph({ graph, log }, 'right', {}, counting());
    expect(urls(right.world)).toEqual(['right', 'last']);
  });

  it('[F5] goes on in another graph: same id and type keep their record, whatever their parameters say now', async () => {
    const { log } = await runGraph(row, {}, counting());
    const nodes = structuredClone(row.nodes);
    const edited = {
      ...row,
      nodes: nodes.map((node) => {
        if (node.id === 'one') return { ...node, params: { to: 'elsewhere' } };
        if (node.id === 'side') return { ...node, type: 'set', params: { value: 'another type' } };
        return node.id === 'two' ? { ...node, params: { to: 'second', body: '{{ one }}' } } : node;
      }),
    };
    const forked = await forkGraph({ graph: row, log }, 'two', { graph: edited }, counting());
    expect(urls(forked.world)).toEqual(['second']);
    expect(outputOf(forked.log)).toMatchObject({ one: outputAt(log, 'one'), side: 'another type' });
  });

  it('[F6] does not ask again what was decided, shows a new input to fresh visits only, and takes replaced data', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        ask: { type: 'ask', params: { title: 'Go on?' } },
        child: { type: 'child', params: { workflow: 'other' } },
        before: { type: 'set', params: { value: '{{ input }}' } },
        after: { type: 'set', params: { value: '{{ [input, before, ask, child] }}' } },
        end: { type: 'end', params: { output: '{{ after }}' } },
      },
      ['start > ask', 'ask.yes > child', 'child > before', 'before > after', 'after > end'],
    );
    const { world, driver } = await runGraph(graph, 'old');
    const answer = async (data: Json, by: 'answer' | 'child') => {
      const [visit] = driver.waits;
      if (visit) driver.resolveWait(visit, { by, data, ...(by === 'answer' && { decision: 'approved' }) });
      await settle(world, driver);
    };
    await answer('fine', 'answer');
    await answer('from the child', 'child');
    const forked = await forkGraph({ graph, log: world.log }, 'after', { input: 'new', data: { child: 'replaced' } });
    expect(forked.world.children.size).toBe(0);
    expect(forked.world.appends.flatMap((entry) => entry.opened)).toEqual([]);
    expect(outputOf(forked.log)).toEqual(['new', 'old', 'fine', 'replaced']);
    const waits = forked.log.filter(({ type }) => type === 'node.waiting' || type === 'wait.resolved');
    expect(waits).toHaveLength(4);
  });

  it('[F7] repeats an effect that has no result in the old log', async () => {
    const world = counting();
    const { log } = await runGraph(row, {}, world);
    const cut = log.findIndex((event) => event.type === 'effect.started' && event.node === 'two');
    const forked = await forkGraph({ graph: row, log: log.slice(0, cut + 1) }, null, {}, counting());
    expect(urls(forked.world)).toContain('two');
    expect(urls(forked.world)).not.toContain('one');
    expect(forked.driver.state.outcome?.status).toBe('succeeded');
  });

  it('[F7] runs again the failure that ended the run, and keeps one that was caught', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        caught: { type: 'call', params: { to: 'bad' }, policy: { onError: 'port' } },
        fatal: { type: 'call', params: { to: 'worse' } },
        end: { type: 'end', params: { output: '{{ caught.error.code }}' } },
      },
      ['start > caught', 'caught.error > fatal', 'fatal > end'],
    );
    const world = new MemoryWorld();
    world.respond = ({ url }) => {
      throw new NodeFailure('down', url, { retryable: false });
    };
    const { log } = await runGraph(graph, {}, world);
    expect(log.at(-1)).toMatchObject({ type: 'run.failed' });
    const forked = await forkGraph({ graph, log }, null);
    expect(urls(forked.world)).toEqual(['worse']);
    expect(outputOf(forked.log)).toBe('down');
  });

  it('[F10] keeps nothing that was undone, and undoes what it kept only as the run that goes on', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        book: { type: 'call', params: { to: 'book' }, policy: { compensate: 'cancel' } },
        cancel: { type: 'call', params: { to: 'cancel' } },
        pay: { type: 'call', params: { to: 'pay' } },
      },
      ['start > book', 'book > pay'],
    );
    const failing = new MemoryWorld();
    failing.respond = ({ url }) => {
      if (url === 'pay') throw new NodeFailure('down', 'down', { retryable: false });
      return url;
    };
    const { log } = await runGraph(graph, {}, failing);
    expect(urls(failing)).toEqual(['book', 'pay', 'cancel']);
    expect(urls((await forkGraph({ graph, log }, null)).world)).toEqual(['book', 'pay']);
    const before = log.slice(
      0,
      log.findIndex(({ type }) => type === 'compensation.started'),
    );
    for (const [mode, calls] of [
      ['fork', ['pay']],
      ['continue', ['pay', 'cancel']],
    ] as const) {
      const world = new MemoryWorld();
      world.respond = failing.respond;
      await forkGraph({ graph, log: before }, 'pay', { mode }, world);
      expect(urls(world)).toEqual(calls);
    }
  });

  it('[F9] continues from every visit that failed, and keeps an open wait with the time it has left', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        nap: { type: 'sleep', params: { until: '2026-01-01T05:00:00.000Z' } },
        caught: { type: 'call', params: { to: 'bad' }, policy: { onError: 'port' } },
        end: { type: 'end', params: { output: '{{ caught }}' } },
      },
      ['start > nap', 'start > caught', 'nap > end', 'caught > end'],
    );
    const world = new MemoryWorld();
    world.respond = () => {
      throw new NodeFailure('down', 'down', { retryable: false });
    };
    const { log } = await runGraph(graph, {}, world);
    expect(log.at(-1)?.type).toBe('node.failed');
    const forked = await forkGraph({ graph, log }, null, { mode: 'continue' });
    expect(urls(forked.world)).toEqual(['bad']);
    expect(forked.world.appends.flatMap((entry) => entry.opened)).toMatchObject([
      { until: '2026-01-01T05:00:00.000Z', visit: { node: { id: 'nap' } } },
    ]);
    while (forked.world.clock.tick()) await settle(forked.world, forked.driver);
    expect(outputOf(forked.log)).toEqual({ url: 'bad' });
  });

  it('[F2] ends the same when the process is killed after any of its events and another goes on', async () => {
    const { log } = await runGraph(row, {}, counting());
    const whole = await forkGraph({ graph: row, log }, 'two', {}, counting());
    for (let cut = 2; cut < whole.log.length; cut++) {
      const world = counting();
      world.log.push(...whole.log.slice(0, cut));
      world.clock.advanceTo(Date.parse(world.log.at(-1)?.at ?? ''));
      const driver = whole.again(world);
      driver.resume();
      await settle(world, driver);
      expect(urls(world).filter((url) => url !== 'two')).toEqual([]);
      expect(outputOf(world.log)).toEqual(outputOf(whole.log));
    }
  });
});

/** The recorded output of a node's one visit. */
function outputAt(log: RunEvent[], node: string): Json {
  const found = log.find((event) => event.type === 'node.completed' && event.node === node);
  return found?.type === 'node.completed' ? found.data.output : null;
}
