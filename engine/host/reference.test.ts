import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import { tangledGraph } from '../testing/random-tangle.ts';
import { evaluate, plain } from '../testing/reference.ts';
import { planOf, settle, startedData } from '../testing/run-graph.ts';
import { visitsOf } from '../testing/visits-of.ts';
import { RunDriver } from './drive.ts';

const numRuns = 400;
const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** What a call answers follows from what it asks for. */
function answerOf({ isWrite, url }: { isWrite: boolean; url: string }): { body: Json } | { fails: string } {
  return isWrite && Number(url.replace(/\D/g, '')) % 5 === 0 ? { fails: 'down' } : { body: { at: url } };
}

/** A world in which each call takes a time of its own. */
function worldOf(timing: number): MemoryWorld {
  const world = new MemoryWorld();
  const pick = seeded(timing);
  world.respond = ({ url, key }) =>
    new Promise((resolve, reject) => {
      world.clock.after(pick(500), () => {
        const answer = answerOf({ isWrite: key !== null, url });
        if ('fails' in answer) reject(new NodeFailure(answer.fails, 'no'));
        else resolve(answer.body);
      });
    });
  return world;
}

/** Holds a run in which every call takes a time of its own against what the reference says. */
async function compare(graph: Graph, timing: number): Promise<void> {
  const expected = evaluate(planOf(graph), answerOf);
  const world = worldOf(timing);
  const driver = new RunDriver(world.host(), planOf(graph));
  driver.begin(startedData({}));
  await settle(world, driver);
  const last = world.log.at(-1);
  const isPromised = (visit: string) => !expected.open.some((scope) => visit.startsWith(scope));
  expect({
    code: last?.type === 'run.failed' ? last.data.error.code : null,
    output: last?.type === 'run.completed' ? plain(last.data.output) : null,
    visits: visitsOf(world.log).filter(isPromised).sort(),
  }).toEqual({ code: expected.code, output: expected.output, visits: expected.visits.filter(isPromised) });
}

describe('the engine and its reference', () => {
  it('[S11] come to the same visits, ports, values and answer, whatever the order in which nodes complete', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, (shape, timing) =>
        compare(randomGraph(seeded(shape), { cycles: true, rough: true }), timing),
      ),
      { numRuns },
    );
  });

  it('[V5] come to the same where ways lead anywhere, in and out of cycles in cycles', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, (shape, timing) => compare(tangledGraph(seeded(shape)), timing)),
      { numRuns },
    );
  });
});
