import { describe, expect, it } from 'vitest';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { answerOf, compareRuns } from '../run/compare-runs.ts';
import type { RunEvent } from '../run/event.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import { draw, planOf, runGraph, settle, startedData } from '../testing/run-graph.ts';
import { type EffectParams, type Replayed, replay } from './replay.ts';

const tick = async () => {
  for (let turns = 0; turns < 20; turns++) await Promise.resolve();
};

/** Replays a log on a graph in a world that must not be touched. */
async function on(
  graph: Graph,
  log: RunEvent[],
  params: EffectParams | null,
): Promise<Replayed & { world: MemoryWorld }> {
  const world = new MemoryWorld();
  const [first] = log;
  const started = first?.type === 'run.started' ? first.data : startedData({});
  const replayed = await replay({
    plan: planOf(graph),
    started,
    log,
    params,
    pause: tick,
    host: ({ clock, answers, append }) => ({ ...world.host(), clock, answers, journal: { append } }),
  });
  expect(world.calls).toEqual([]);
  expect(world.log).toEqual([]);
  return { ...replayed, world };
}

/** What another graph would have done with the past of a run of this one. */
async function against(before: Graph, after: Graph, log: RunEvent[]): Promise<Replayed> {
  const learned = await on(before, log, null);
  expect(compareRuns(log, learned.log)).toMatchObject({ visits: [], answer: { differs: false } });
  return await on(after, log, learned.params);
}

const nodes = {
  start: { type: 'start' },
  fetch: { type: 'read', params: { from: '{{ input.id }}' } },
  check: { type: 'if', params: { condition: '{{ fetch.n > 1 }}' } },
  pay: { type: 'call', params: { to: 'pay', body: '{{ fetch.n }}' } },
  end: { type: 'end', params: { output: { n: '{{ fetch.n }}', paid: '{{ pay }}' } } },
};
const arrows = ['start > fetch', 'fetch > check', 'check.true > pay', 'check.false > end', 'pay > end'];
const graph = draw(nodes, arrows);

async function past(respond: (url: string) => Json = (url) => (url === 'pay' ? 'ok' : { n: 2 })): Promise<RunEvent[]> {
  const world = new MemoryWorld();
  world.respond = ({ url }) => respond(url);
  return (await runGraph(graph, { id: 'a' }, world)).log;
}

describe('a replay', () => {
  it('[F8] comes to the same with the same graph, and calls nothing', async () => {
    const { log, unknown } = await against(graph, graph, await past());
    expect(unknown).toEqual([]);
    expect(answerOf(log)).toEqual({ n: 2, paid: 'ok' });
  });

  it('[F8] shows another way and another answer of a changed graph', async () => {
    const changed = draw({ ...nodes, check: { type: 'if', params: { condition: '{{ fetch.n > 5 }}' } } }, arrows);
    const log = await past();
    const replayed = await against(graph, changed, log);
    const { visits, answer } = compareRuns(log, replayed.log);
    expect(answer.after).toEqual({ n: 2, paid: null });
    expect(visits.map(({ node, differs }) => [node, differs])).toEqual([
      ['check', ['ports', 'output']],
      ['pay', ['status']],
      ['end', ['output']],
    ]);
    expect(replayed.unknown).toEqual([]);
  });

  it('[F8] reports an effect with other parameters, or without a record, and leaves what lies behind it unknown', async () => {
    const other = draw({ ...nodes, pay: { type: 'call', params: { to: 'pay', body: '{{ fetch.n * 2 }}' } } }, arrows);
    const replayed = await against(graph, other, await past());
    expect(replayed.unknown).toMatchObject([
      { node: 'pay', why: 'other_parameters', before: { to: 'pay', body: 2 }, after: { to: 'pay', body: 4 } },
    ]);
    expect(replayed.log.some(({ node }) => node === 'end')).toBe(false);
    const added = draw({ ...nodes, more: { type: 'call', params: { to: 'more' } } }, [
      ...arrows,
      'start > more',
      'more > end',
    ]);
    expect((await against(graph, added, await past())).unknown).toMatchObject([{ node: 'more', why: 'no_record' }]);
  });

  it('[F8] answers waits as they were answered, and lets days pass at once', async () => {
    const waiting = draw(
      {
        start: { type: 'start' },
        ask: { type: 'ask', params: { title: 'Ok?' } },
        nap: { type: 'sleep', params: { until: '2026-03-01T00:00:00.000Z' } },
        end: { type: 'end', params: { output: '{{ ask }}' } },
      },
      ['start > ask', 'ask.yes > nap', 'nap > end'],
    );
    const { world, driver } = await runGraph(waiting);
    const [visit] = driver.waits;
    if (visit) driver.resolveWait(visit, { by: 'answer', decision: 'approved', data: 'by Ada' });
    await settle(world, driver);
    while (world.clock.tick()) await settle(world, driver);
    expect(answerOf(world.log)).toBe('by Ada');
    const { log } = await on(waiting, world.log, null);
    expect(compareRuns(world.log, log)).toMatchObject({ visits: [], answer: { differs: false } });
  });

  it('[F8] undoes as the log says it was undone', async () => {
    const undoing = draw(
      {
        start: { type: 'start' },
        book: { type: 'call', params: { to: 'book' }, policy: { compensate: 'cancel' } },
        cancel: { type: 'call', params: { to: 'cancel' } },
        stop: { type: 'stop', params: { code: 'sold_out' } },
      },
      ['start > book', 'book > stop'],
    );
    const { log } = await runGraph(undoing);
    const again = await on(undoing, log, null);
    expect(again.unknown).toEqual([]);
    const types = (events: RunEvent[]) => events.flatMap(({ type }) => (type === 'effect.started' ? [] : [type]));
    expect(types(again.log)).toEqual(types(log));
  });

  it('[F8] ends like the run it replays, for random graphs whose effects take their time and fail', async () => {
    for (let seed = 0; seed < 150; seed++) {
      const made = randomGraph(seeded(seed), { cycles: true });
      const world = new MemoryWorld();
      const pick = seeded(seed + 1000);
      world.respond = ({ url }) =>
        new Promise((resolve) => void world.clock.after(pick(500), () => resolve({ at: url })));
      const { log } = await runGraph(made, {}, world);
      const { log: again, unknown } = await on(made, log, null);
      expect(unknown).toEqual([]);
      expect(compareRuns(log, again)).toMatchObject({ visits: [], answer: { differs: false } });
    }
  });
});
