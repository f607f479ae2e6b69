import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from '../run/event.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import type { Pick } from '../testing/random-spec.ts';
import { tangledGraph } from '../testing/random-tangle.ts';
import { evaluate, plain } from '../testing/reference.ts';
import { planOf, runGraph, settle, startedData } from '../testing/run-graph.ts';
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

/** The same graph with nodes that do not wait for all their ways. */
function hurried(graph: Graph, pick: Pick): Graph {
  const nodes = graph.nodes.map((node) =>
    pick(2) === 0 ? { ...node, policy: { ...node.policy, join: 'any' as const } } : node,
  );
  return { ...graph, nodes };
}

function withoutValue(visit: string): string {
  return visit.replace(/( completed \S*) .*/s, '$1');
}

/** How many nodes outside of containers began before all those in front of them had ended. */
function earlyStarts(graph: Graph, log: RunEvent[]): number {
  const place = (type: string, id: string) =>
    log.findIndex((event) => event.type === type && event.node === id && event.scope === '');
  const isEarly = ({ id }: { id: string }) => {
    const sources = graph.edges.filter(({ to }) => to === id).map(({ from }) => from.split('.')[0] ?? '');
    const began = place('node.started', id);
    return began !== -1 && sources.some((source) => place('node.completed', source) > began);
  };
  return graph.nodes.filter(isEarly).length;
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

  it('[S5, S6] come to the same where values go into data ports', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, (shape, timing) =>
        compare(randomGraph(seeded(shape), { rough: true, data: true }), timing),
      ),
      { numRuns },
    );
  });

  it('[S4] come to the same visits and ports where nodes run at the first live signal, whatever comes first', async () => {
    let early = 0;
    await fc.assert(
      fc.asyncProperty(seeds, seeds, async (shape, timing) => {
        const graph = hurried(randomGraph(seeded(shape), { data: true }), seeded(shape + 1));
        const expected = evaluate(planOf(graph), answerOf);
        const { log } = await runGraph(graph, {}, worldOf(timing));
        expect(log.at(-1)?.type).toBe('run.completed');
        expect(visitsOf(log).map(withoutValue).sort()).toEqual(expected.visits.map(withoutValue).sort());
        early += earlyStarts(graph, log);
      }),
      { numRuns },
    );
    expect(early).toBeGreaterThan(numRuns / 10);
  });

  it('[V5] come to the same where ways lead anywhere, in and out of cycles in cycles', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, (shape, timing) => compare(tangledGraph(seeded(shape)), timing)),
      { numRuns, examples: [[1513120510, 0]] },
    );
  });
});
