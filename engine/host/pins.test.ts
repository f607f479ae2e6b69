import { describe, expect, it } from 'vitest';
import type { Graph } from '../graph/schema.ts';
import type { RunEvent } from '../run/event.ts';
import { forkGraph } from '../testing/fork-graph.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, settle, startedData, words } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

async function run(graph: Graph, draft: boolean) {
  const world = new MemoryWorld();
  world.respond = ({ url }) => `made by ${url}`;
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin({ ...startedData({}), draft });
  await settle(world, driver);
  return world;
}

/** Ids of nodes whose output was given. */
function given(log: readonly RunEvent[]): string[] {
  return log.flatMap((event) => (event.type === 'node.completed' && event.data.given ? [event.node ?? ''] : []));
}

const row = draw(
  {
    start: { type: 'start' },
    one: { type: 'call', params: { to: 'one' }, pin: { output: { total: 5 } } },
    two: { type: 'call', params: { to: 'two', body: '{{ one }}' } },
    end: { type: 'end', params: { output: '{{ [one, two] }}' } },
  },
  ['start > one', 'one > two', 'two > end'],
);

const branches = draw(
  {
    start: { type: 'start' },
    check: { type: 'if', params: { condition: true }, pin: { output: 'no', ports: ['false'] } },
    each: {
      type: 'for_each',
      params: { items: [1, 2, 3], result: '{{ inner }}' },
      pin: { output: ['given'] },
    },
    inner: { type: 'call', params: { to: 'inner' }, parent: 'each' },
    yes: { type: 'set', params: { value: 'yes' } },
    end: { type: 'end', params: { output: '{{ [check, each, yes] }}' } },
  },
  ['start > check', 'check.true > yes', 'check.false > each', 'yes > end', 'each > end'],
);

describe('pins', () => {
  it('[P1, P2] give their output in runs of the draft, and the log says that it was given', async () => {
    const world = await run(row, true);
    expect(outputOf(world.log)).toEqual([{ total: 5 }, 'made by two']);
    expect(world.calls.map(({ url }) => url)).toEqual(['two']);
    expect(given(world.log)).toEqual(['one']);
    expect(words(world.log)).toContain('node.started one');
  });

  it('[P1] are nothing to a run that is no draft', async () => {
    const world = await run(row, false);
    expect(outputOf(world.log)).toEqual(['made by one', 'made by two']);
    expect(given(world.log)).toEqual([]);
  });

  it('[P1] leave by the ways out they name, and open no turn of a container', async () => {
    const world = await run(branches, true);
    expect(outputOf(world.log)).toEqual(['no', ['given'], null]);
    expect(world.calls).toEqual([]);
    expect(given(world.log)).toEqual(['check', 'each']);
  });

  it('[P1] give the same when the run is taken up again after any event', async () => {
    for (const graph of [row, branches]) {
      const whole = await run(graph, true);
      for (let kept = 1; kept < whole.log.length; kept++) {
        const world = new MemoryWorld();
        world.respond = ({ url }) => `made by ${url}`;
        world.log.push(...whole.log.slice(0, kept));
        world.clock.advanceTo(Date.parse(whole.log[kept - 1]?.at ?? ''));
        const driver = new RunDriver(world.host(), planOf(graph), world.log);
        driver.resume({});
        await settle(world, driver);
        expect(outputOf(world.log), `after event ${kept}`).toEqual(outputOf(whole.log));
      }
    }
  });

  it('[P3] take the place of what a fork keeps, unless the fork names other data', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        one: { type: 'call', params: { to: 'one' } },
        between: { type: 'call', params: { to: 'between' } },
        two: { type: 'call', params: { to: 'two', body: '{{ one }}' } },
        end: { type: 'end', params: { output: '{{ one }}' } },
      },
      ['start > one', 'one > between', 'between > two', 'two > end'],
    );
    const old = await run(graph, true);
    const pinned = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'one' ? { ...node, pin: { output: 'pinned' } } : node)),
    };
    const forked = await forkGraph({ graph, log: old.log }, 'two', { graph: pinned });
    expect(forked.world.calls.map(({ url }) => url)).toEqual(['two']);
    expect(given(forked.log)).toEqual(['one']);
    expect(outputOf(forked.log)).toBe('pinned');
    const other = await forkGraph({ graph, log: old.log }, 'two', { graph: pinned, data: { one: 'other' } });
    expect(outputOf(other.log)).toBe('other');
  });
});
