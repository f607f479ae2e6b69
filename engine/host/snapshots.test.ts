import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { project } from '../run/project.ts';
import { thaw } from '../run/snapshot.ts';
import { forkGraph } from '../testing/fork-graph.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import { draw, outputOf, planOf, runGraph, settle, startedData } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** A world in which a snapshot is taken with every append, while the run moves. */
function watched(timing = 0): MemoryWorld {
  const world = new MemoryWorld();
  const pick = seeded(timing);
  world.limits.snapshotEvery = 1;
  world.respond = ({ url }) =>
    new Promise<Json>((resolve) => void world.clock.after(pick(500), () => resolve({ at: url })));
  return world;
}

/** Goes on from a snapshot that was taken while the run moved, and the log behind it. */
async function resumed(graph: Graph, world: MemoryWorld, seq: number): Promise<RunDriver> {
  const plan = planOf(graph);
  const state = thaw(plan, world.snapshots.get(seq) ?? null);
  const driver = new RunDriver(world.host(), plan, world.log.slice(seq), null, state);
  driver.resume();
  await settle(world, driver);
  return driver;
}

describe('a snapshot of a run that moves', () => {
  it('[F1] holds what was taken up and is not answered yet, such as a time that is waited for', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        nap: { type: 'sleep', params: { until: '2026-01-01T00:00:10.000Z' } },
        end: { type: 'end', params: { output: 'woke' } },
      },
      ['start > nap', 'nap > end'],
    );
    const world = watched();
    const driver = new RunDriver(world.host(), planOf(graph));
    driver.begin(startedData({}));
    for (let turns = 0; turns < 200; turns++) await Promise.resolve();
    expect(world.log.at(-1)?.type).toBe('node.waiting');
    await resumed(graph, world, Math.max(...world.snapshots.keys()));
    expect(outputOf(world.log)).toBe('woke');
  });

  it('[F1] ends like the run that was not interrupted, wherever it was taken', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, choice) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const { world, driver } = await runGraph(graph, {}, watched(timing));
        const taken = [...world.snapshots.keys()];
        const seq = taken[seeded(choice)(taken.length)] ?? 0;
        const again = watched(timing + 1);
        again.log.push(...world.log.slice(0, seq));
        again.snapshots.set(seq, world.snapshots.get(seq) ?? null);
        again.clock.advanceTo(Date.parse(again.log.at(-1)?.at ?? ''));
        const other = await resumed(graph, again, seq);
        expect(project(other.state)).toEqual(project(driver.state));
      }),
      { numRuns: 150 },
    );
  });

  it('[F2] of a fork keeps what the old log has still to answer', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        one: { type: 'call', params: { to: 'one' } },
        two: { type: 'call', params: { to: 'two' } },
        end: { type: 'end', params: { output: '{{ [one, two] }}' } },
      },
      ['start > one', 'start > two', 'one > end', 'two > end'],
    );
    const { log } = await runGraph(graph);
    const whole = await forkGraph({ graph, log }, 'two', {}, watched());
    for (const [seq, frozen] of whole.world.snapshots) {
      const world = watched();
      world.log.push(...whole.log.slice(0, seq));
      world.clock.advanceTo(Date.parse(world.log.at(-1)?.at ?? ''));
      const driver = whole.again(world, thaw(planOf(graph), frozen));
      driver.resume();
      await settle(world, driver);
      expect(outputOf(world.log)).toEqual(outputOf(whole.log));
      expect(world.calls.every(({ url }) => url === 'two')).toBe(true);
    }
  });
});
