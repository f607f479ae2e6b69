import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph, GraphNode } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from '../run/event.ts';
import { project } from '../run/project.ts';
import { forkGraph } from '../testing/fork-graph.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { randomGraph, seeded } from '../testing/random-graph.ts';
import { runGraph, settle } from '../testing/run-graph.ts';

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** Answers by address alone, each call in a time of its own; some addresses always fail. */
function worldOf(timing: number): MemoryWorld {
  const world = new MemoryWorld();
  const pick = seeded(timing);
  world.respond = ({ url, key }) =>
    new Promise<Json>((resolve, reject) => {
      world.clock.after(pick(500), () => {
        if (key !== null && Number(url.replace(/\D/g, '')) % 5 === 0) reject(new NodeFailure('down', 'down'));
        else resolve({ at: url });
      });
    });
  return world;
}

/** How each visit ended, whatever their order. */
function visits(log: RunEvent[]): string[] {
  return log
    .flatMap((event) => {
      const place = `${event.scope ?? ''} ${event.node ?? ''}#${event.visit ?? 1}`;
      if (event.type === 'node.completed')
        return [`${place} completed ${event.data.ports} ${JSON.stringify(event.data.output)}`];
      if (event.type === 'node.skipped') return [`${place} skipped`];
      return event.type === 'node.failed' ? [`${place} failed ${event.data.error.code}`] : [];
    })
    .sort();
}

const changed: { [type: string]: (node: GraphNode) => GraphNode } = {
  set: (node) => ({ ...node, params: { value: 'changed' } }),
  if: (node) => ({ ...node, params: { condition: node.params?.condition !== true } }),
  read: (node) => ({ ...node, params: { from: 'changed 1' } }),
  call: (node) => ({ ...node, params: { to: 'changed 2' } }),
};

/** The same graph with one node that does something else. */
function edit(graph: Graph, id: string): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === id ? (changed[node.type]?.(node) ?? node) : node)),
  };
}

describe('a fork of a random run', () => {
  it('[F2, F3] ends like a run from scratch with the same change, and calls out for nothing it kept', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, choice) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const old = await runGraph(graph, {}, worldOf(timing));
        const ran = new Set(old.log.flatMap(({ type, node }) => (type === 'node.started' && node ? [node] : [])));
        const nodes = [...ran];
        const from = nodes[seeded(choice)(nodes.length)] ?? 'start';
        // A fork begins at one visit, so only a node with a single one can change for all its visits at once.
        const visited = old.log.filter((event) => event.type === 'node.started' && event.node === from);
        const isAlone = visited.length === 1 && graph.nodes.find(({ id }) => id === from)?.parent === undefined;
        const after = isAlone ? edit(graph, from) : graph;
        const forked = await forkGraph({ graph, log: old.log }, from, { graph: after }, worldOf(timing + 1));
        const scratch = await runGraph(after, {}, worldOf(timing + 2));
        expect(project(forked.driver.state)).toEqual(project(scratch.driver.state));
        // What a failing scope cut short depends on timing (S11): a loop that an edit lets run away fails its run.
        if (scratch.driver.state.outcome?.status === 'succeeded')
          expect(visits(forked.log)).toEqual(visits(scratch.log));
        const kept = new Set(
          forked.log.flatMap((event) =>
            event.type === 'node.completed' && event.data.kept ? [`${event.scope}|${event.node}|${event.visit}`] : [],
          ),
        );
        for (const { key } of forked.world.calls)
          if (key !== null) expect(kept.has(key.split('|').slice(0, 3).join('|'))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('[F2] ends the same when it is killed after any prefix of its log and another goes on', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, seeds, seeds, async (shape, timing, choice) => {
        const graph = randomGraph(seeded(shape), { cycles: true });
        const old = await runGraph(graph, {}, worldOf(timing));
        const pick = seeded(choice);
        const started = old.log.filter(({ type }) => type === 'node.started');
        const from = started[pick(started.length)]?.node ?? 'start';
        const whole = await forkGraph({ graph, log: old.log }, from, {}, worldOf(timing + 1));
        const world = worldOf(timing + 2);
        world.log.push(...whole.log.slice(0, 2 + pick(whole.log.length - 2)));
        world.clock.advanceTo(Date.parse(world.log.at(-1)?.at ?? ''));
        const driver = whole.again(world);
        driver.resume();
        await settle(world, driver);
        expect(project(driver.state)).toEqual(project(whole.driver.state));
        expect(visits(world.log)).toEqual(visits(whole.log));
      }),
      { numRuns: 200 },
    );
  });
});
