import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../graph/schema.ts';
import type { RunEvent, StartedData } from '../run/event.ts';
import { recordsOf } from '../run/fork.ts';
import type { Visit } from '../run/state.ts';
import { keyOf, MemoryWorld } from '../testing/memory-host.ts';
import { draw, outputOf, planOf, settle, startedData, type TestNode, words } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const start: TestNode = { type: 'start' };
const end = (output: string): TestNode => ({ type: 'end', params: { output } });
const chain = draw(
  {
    start,
    a: { type: 'set', params: { value: '{{ input.n }}' } },
    b: { type: 'set', params: { value: '{{ a + 1 }}' } },
    end: end('{{ b }}'),
  },
  ['start > a', 'a > b', 'b > end'],
);

function trial(...breakpoints: string[]): StartedData {
  return { ...startedData({ n: 1 }), draft: true, breakpoints };
}

async function begin(graph: Graph, started: StartedData, world = new MemoryWorld()) {
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin(started);
  await settle(world, driver);
  return { world, driver };
}

/** The driver of whoever takes the run up, with an answer for the one wait that is open there. */
async function answer(graph: Graph, world: MemoryWorld, node: string, decision: string): Promise<RunDriver> {
  const driver = new RunDriver(world.host(), planOf(graph), world.log);
  driver.resume({ answers: [{ visit: heldAt(driver, node), resolved: { by: 'answer', data: null, decision } }] });
  await settle(world, driver);
  return driver;
}

function heldAt(driver: RunDriver, node: string): Visit {
  const visit = driver.waits.find((one) => one.node.id === node);
  if (visit === undefined) throw new Error(`'${node}' is not held`);
  return visit;
}

function held(driver: RunDriver): string[] {
  return driver.waits.filter(({ wait }) => wait?.kind === 'breakpoint').map(({ node }) => node.id);
}

describe('breakpoints', () => {
  it('[B1] hold a visit before anything of it happens, once, also over a restart', async () => {
    const { world, driver } = await begin(chain, trial('b'));
    expect(held(driver)).toEqual(['b']);
    expect(words(world.log).at(-1)).toBe('node.waiting b');
    expect(words(world.log)).not.toContain('node.started b');
    const usedBefore = driver.state.used.visits;
    const again = await answer(chain, world, 'b', 'continue');
    expect(outputOf(world.log)).toBe(2);
    expect(words(world.log).filter((word) => word === 'node.waiting b')).toHaveLength(1);
    expect(again.state.used.visits).toBe(usedBefore + 2);
  });

  it('[B1] are for trials only, and a run that is cancelled there has not begun the node', async () => {
    const published = await begin(chain, { ...trial('b'), draft: false });
    expect(outputOf(published.world.log)).toBe(2);
    const { world, driver } = await begin(chain, trial('b'));
    const again = new RunDriver(world.host(), planOf(chain), world.log);
    again.resume({ cancel: {} });
    await settle(world, again);
    expect(driver.state.outcome).toBeNull();
    expect(world.log.at(-1)?.type).toBe('run.cancelled');
    expect(words(world.log)).not.toContain('node.started b');
    expect(world.appends.flatMap((entry) => entry.closed).map(({ visit }) => visit.node.id)).toEqual(['b']);
  });

  it('[B1] a node that waits by itself is held first and then waits for its own answer', async () => {
    const graph = draw({ start, ask: { type: 'ask', params: { title: 'Well?' } }, end: end('{{ ask }}') }, [
      'start > ask',
      'ask.yes > end',
    ]);
    const { world } = await begin(graph, trial('ask'));
    const asking = await answer(graph, world, 'ask', 'continue');
    expect(asking.waits.map(({ wait }) => wait?.kind)).not.toContain('breakpoint');
    expect(asking.waits).toHaveLength(1);
    const [first, second] = world.appends.flatMap(({ opened }) => opened);
    expect(first?.wait.kind).toBe('breakpoint');
    expect(second?.wait.kind).not.toBe('breakpoint');
    expect(world.appends.flatMap(({ closed }) => closed).map(({ wait }) => wait.kind)).toEqual(['breakpoint']);
  });

  it('[B2] step from one visit to the next, and go on when told to', async () => {
    const { world, driver } = await begin(chain, trial('start'));
    expect(held(driver)).toEqual(['start']);
    expect(held(await answer(chain, world, 'start', 'step'))).toEqual(['a']);
    expect(held(await answer(chain, world, 'a', 'step'))).toEqual(['b']);
    await answer(chain, world, 'b', 'continue');
    expect(outputOf(world.log)).toBe(2);
  });

  it('[B2] what is held already stays until it is answered itself', async () => {
    const graph = draw(
      {
        start,
        a: { type: 'set', params: { value: 1 } },
        b: { type: 'set', params: { value: 2 } },
        end: end('{{ a + b }}'),
      },
      ['start > a', 'start > b', 'a > end', 'b > end'],
    );
    const { world, driver } = await begin(graph, trial('a', 'b'));
    expect(held(driver)).toEqual(['a', 'b']);
    expect(held(await answer(graph, world, 'a', 'continue'))).toEqual(['b']);
    await answer(graph, world, 'b', 'continue');
    expect(outputOf(world.log)).toBe(3);
  });

  it('[B3] pass over disabled nodes, and are no part of what a fork keeps', async () => {
    const off = draw({ start, a: { type: 'set', params: { value: 1 }, disabled: true }, end: end('{{ a }}') }, [
      'start > a',
      'a > end',
    ]);
    const { world } = await begin(off, trial('a'));
    expect(outputOf(world.log)).toBeNull();
    const held = await begin(chain, trial('b'));
    await answer(chain, held.world, 'b', 'continue');
    const record = [...recordsOf(held.world.log).visits.values()].find(({ node }) => node === 'b');
    expect(record).toMatchObject({ waiting: null, resolved: null, outcome: { type: 'node.completed' } });
  });

  it('[B1, B2] change nothing of what a run does, however they are set and answered', async () => {
    const graph = draw(
      {
        start,
        each: { type: 'for_each', params: { items: [1, 2, 3], result: '{{ double }}', concurrency: 2 } },
        double: { type: 'set', params: { value: '{{ item * 2 }}' }, parent: 'each' },
        left: { type: 'set', params: { value: '{{ each }}' } },
        right: { type: 'set', params: { value: '{{ each.length }}' } },
        end: end('{{ [left, right] }}'),
      },
      ['start > each', 'each > left', 'each > right', 'left > end', 'right > end'],
    );
    const plain = await begin(graph, trial());
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(['start', 'each', 'double', 'left', 'right', 'end']),
        fc.array(fc.record({ which: fc.nat(7), step: fc.boolean() }), { minLength: 1 }),
        async (breakpoints, answers) => {
          const { world, driver: first } = await begin(graph, trial(...breakpoints));
          let driver = first;
          for (let turn = 0; driver.waits.length > 0; turn++) {
            const { which, step } = answers[turn % answers.length] ?? { which: 0, step: false };
            const visit = driver.waits[which % driver.waits.length];
            if (visit === undefined) throw new Error('nothing is held');
            const next = new RunDriver(world.host(), planOf(graph), world.log);
            const same = next.waits.find((one) => keyOf(one) === keyOf(visit));
            if (same === undefined) throw new Error('a fold lost what is held');
            next.resume({
              answers: [{ visit: same, resolved: { by: 'answer', data: null, decision: step ? 'step' : 'continue' } }],
            });
            await settle(world, next);
            driver = next;
          }
          expect(outputOf(world.log)).toEqual(outputOf(plain.world.log));
          expect(starts(world.log)).toEqual(starts(plain.world.log));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** What began, whatever the order. */
function starts(log: readonly RunEvent[]): string[] {
  return words(log.filter(({ type }) => type === 'node.started')).sort();
}
