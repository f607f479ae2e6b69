import { describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import { definitions } from '../index.ts';
import { compareValues } from './shared.ts';

const items: Json[] = Array.from({ length: 200_000 }, (_, i) => ({ id: i % 1000, price: (i * 7919) % 10_007 }));
const read = (item: Json): Json =>
  typeof item === 'object' && item !== null && !Array.isArray(item) ? (item.price ?? null) : item;

describe('the list nodes', () => {
  it.each<[string, object]>([
    ['list.filter', { condition: (item: Json) => Number(read(item)) > 5000 }],
    ['list.map', { value: read }],
    ['list.sort', { by: read }],
    ['list.limit', { count: 10 }],
    ['list.unique', { by: read }],
    ['list.group', { by: read }],
    ['list.summarize', { value: read, by: read }],
    ['list.join', { value: read }],
    ['list.split', { by: 'size', size: 3 }],
  ])('%s works on 200,000 items in well under two seconds', async (type, params) => {
    const definition = definitions.find((known) => known.type === type);
    const parsed = definition?.params.parse({ ...(type === 'list.split' ? { value: items } : { items }), ...params });
    const begin = performance.now();
    // The list nodes touch nothing of their surroundings.
    await Reflect.apply(definition?.run ?? (() => null), null, [{ params: parsed, inputs: {}, from: [], ctx: {} }]);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('order values of different kinds the same way each time', () => {
    const values: Json[] = [null, { a: 1 }, [2], [1, 5], [1], 'b', 'a', 3, -1, true, false];
    expect([...values].sort(compareValues)).toEqual([false, true, -1, 3, 'a', 'b', [1], [1, 5], [2], { a: 1 }, null]);
    expect([...values].reverse().sort(compareValues)).toEqual([...values].sort(compareValues));
  });
});
