import { describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import type { Bus } from './bus.ts';

/** What every bus promises. `make` opens two ends of one bus; they may be the same. */
export function busSuite(name: string, make: () => Promise<[Bus, Bus]>): void {
  describe(`the ${name} bus`, () => {
    it('delivers to all subscribers of a topic in order, and to no other topic', async () => {
      const [here, there] = await make();
      const [one, two, other] = [collector(3), collector(3), collector(1)];
      await here.subscribe('runs', one.take);
      await there.subscribe('runs', two.take);
      await there.subscribe('other', other.take);
      for (const n of [1, 2, 3]) await here.publish('runs', { n });
      await here.publish('other', 'end');
      expect(await one.done).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await two.done).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      expect(await other.done).toEqual(['end']);
      await Promise.all([here.close(), there.close()]);
    });

    it('delivers nothing after unsubscribing', async () => {
      const [here, there] = await make();
      const [gone, stays] = [collector(9), collector(2)];
      const unsubscribe = await there.subscribe('a', gone.take);
      await there.subscribe('a', stays.take);
      await here.publish('a', 1);
      await unsubscribe();
      await here.publish('a', 2);
      await stays.done;
      expect(gone.seen).not.toContain(2);
      await Promise.all([here.close(), there.close()]);
    });

    it('lets a subscriber change a message without harm to the next', async () => {
      const [here, there] = await make();
      const after = collector(1);
      await there.subscribe('a', (message) => {
        if (Array.isArray(message)) message.push('changed');
      });
      await there.subscribe('a', after.take);
      await here.publish('a', ['x']);
      expect(await after.done).toEqual([['x']]);
      await Promise.all([here.close(), there.close()]);
    });

    it('carries text of every kind', async () => {
      const [here, there] = await make();
      const got = collector(1);
      const odd = { 'key "1"': `ä€😀'"\\\n`, deep: [null, true, 1.5] };
      await there.subscribe(`topic 'é"`, got.take);
      await here.publish(`topic 'é"`, odd);
      expect(await got.done).toEqual([odd]);
      await Promise.all([here.close(), there.close()]);
    });
  });
}

function collector(count: number) {
  const seen: Json[] = [];
  let finish = (_: Json[]) => {};
  const done = new Promise<Json[]>((resolve) => {
    finish = resolve;
  });
  const take = (message: Json) => {
    if (seen.push(message) === count) finish(seen);
  };
  return { seen, done, take };
}
