import { describe, expect, it } from 'vitest';
import type { NodeLimit } from '#engine/graph/plan.ts';
import { VirtualClock } from '#engine/host/virtual-clock.ts';
import { Bulkheads } from './bulkheads.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function setUp(limit: NodeLimit) {
  const clock = new VirtualClock(0);
  const places = new Bulkheads(clock);
  const inside: { name: string; at: number; leave: () => void }[] = [];
  const refused: string[] = [];
  const enter = (name: string, signal = new AbortController().signal, timeoutMs = 10_000) =>
    void places.enter({ key: 'k', node: name, limit, timeoutMs, signal }).then(
      (leave) => inside.push({ name, at: clock.now(), leave }),
      (error) => refused.push(`${name} ${error.error.code}`),
    );
  return { clock, inside, refused, enter };
}

describe('a bulkhead', () => {
  it('lets so many in at once, the others in the order in which they came', async () => {
    const { inside, enter } = setUp({ concurrency: 2, rate: null, perMs: 1000 });
    for (const name of ['a', 'b', 'c', 'd']) enter(name);
    await turn();
    expect(inside.map(({ name }) => name)).toEqual(['a', 'b']);
    inside[1]?.leave();
    await turn();
    expect(inside.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('lets so many begin in an interval, never more in any', async () => {
    const { clock, inside, enter } = setUp({ concurrency: null, rate: 2, perMs: 1000 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) enter(name);
    await turn();
    while (clock.tick(5000)) await turn();
    expect(inside.map(({ at }) => at)).toEqual([0, 0, 1000, 1000, 2000]);
  });

  it('refuses who waits too long or is stopped, and keeps no room for them', async () => {
    const { clock, inside, refused, enter } = setUp({ concurrency: 1, rate: null, perMs: 1000 });
    const stop = new AbortController();
    enter('a');
    enter('late', undefined, 500);
    enter('stopped', stop.signal);
    stop.abort();
    await turn();
    clock.tick();
    await turn();
    expect(refused).toEqual(['stopped cancelled', 'late rate_limited']);
    enter('b');
    inside[0]?.leave();
    await turn();
    expect(inside.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
