import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { RunEvent } from '../run/event.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { seeded } from '../testing/random-graph.ts';
import type { Pick } from '../testing/random-spec.ts';
import { draw, runGraph, type TestNode } from '../testing/run-graph.ts';

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** Calls that can be undone, some in a loop, in a random order behind each other; beside them a failure, some time on. */
function bookings(pick: Pick): ReturnType<typeof draw> {
  const nodes: Record<string, TestNode> = {
    start: { type: 'start' },
    slow: { type: 'read', params: { from: 'slow' } },
    boom: { type: 'fail', params: { code: 'broke' } },
  };
  const arrows = ['start > slow', 'slow > boom'];
  const before = ['start'];
  for (let place = 0; place < 2 + pick(6); place++) {
    const id = `c${place}`;
    const isLoop = pick(4) === 0;
    const parent = isLoop ? { parent: `loop${place}` } : {};
    const to = isLoop ? `${id}-{{ item }}` : id;
    nodes[id] = { type: 'call', params: { to }, policy: { compensate: `u${place}` }, ...parent };
    nodes[`u${place}`] = { type: 'call', params: { to: `undo {{ ${id} }}` }, ...parent };
    if (isLoop) nodes[`loop${place}`] = { type: 'for_each', params: { items: [1, 2, 3], concurrency: 1 + pick(3) } };
    const own = isLoop ? `loop${place}` : id;
    arrows.push(`${before[pick(before.length)]} > ${own}`);
    before.push(own);
  }
  return draw(nodes, arrows);
}

/** Answers a call with its own words after a time of its own; some cannot be undone. */
function worldOf(timing: number): MemoryWorld {
  const world = new MemoryWorld();
  const pick = seeded(timing);
  world.respond = ({ url }) =>
    new Promise((resolve, reject) => {
      world.clock.after(pick(500), () => {
        if (isStuck(url)) reject(new NodeFailure('stuck', 'no', { retryable: false }));
        else resolve(url);
      });
    });
  return world;
}

function isStuck(url: string): boolean {
  return url.startsWith('undo') && Number(url.replace(/\D/g, '')) % 3 === 0;
}

/** What completed and can be undone, in the order of the log, those reported late as well. */
function done(log: RunEvent[]): { node: string; scope: string; says: string }[] {
  return log.flatMap((event) =>
    event.type === 'node.completed' && /^c\d/.test(event.node ?? '')
      ? [{ node: event.node ?? '', scope: event.scope ?? '', says: String(event.data.output) }]
      : [],
  );
}

describe('a run that fails somewhere', () => {
  it('[K1, K2, K4] undoes what was done backwards, one after another, whatever the order of completions', async () => {
    const seen = { late: 0, stuck: 0, several: 0 };
    await fc.assert(
      fc.asyncProperty(seeds, seeds, async (shape, timing) => {
        const { log, world } = await runGraph(bookings(seeded(shape)), {}, worldOf(timing));
        const expected = done(log).reverse();
        const undos = world.calls.map(({ url }) => url).filter((url) => url.startsWith('undo'));
        expect(undos).toEqual(expected.map(({ says }) => `undo ${says}`));
        const last = log.at(-1);
        const undone = last?.type === 'run.failed' ? (last.data.error.undone ?? []) : null;
        expect(undone?.map(({ node, scope, error }) => [node, scope, error?.code])).toEqual(
          expected.map(({ node, scope, says }) => [node, scope, isStuck(`undo ${says}`) ? 'stuck' : undefined]),
        );
        // One at a time: no undoing begins before the one in front of it has ended.
        const marks = log.flatMap(({ type }) => (type.startsWith('compensation.') ? [type.split('.')[1]] : []));
        expect(marks.every((mark, place) => (mark === 'started') === (place % 2 === 0))).toBe(true);
        const failed = log.findIndex((event) => event.type === 'node.failed' && event.node === 'boom');
        seen.late += done(log.slice(failed)).length > 0 ? 1 : 0;
        seen.stuck += undos.some(isStuck) ? 1 : 0;
        seen.several += undos.length > 2 ? 1 : 0;
      }),
      { numRuns: 300 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(15);
  });
});
