import { z } from 'zod';
import type { Json, JsonObject } from '#engine/json.ts';
import type { ElementFunction } from '#engine/node/define.ts';
import { defineNode, element } from '#engine/node/define.ts';
import { groupItems, items } from './shared.ts';

/** Counts, adds and compares the values of a list. */
export const summarize = defineNode({
  type: 'list.summarize',
  version: 1,
  title: 'Summarize',
  sentence: 'Summarizes {value} by {by}',
  summary:
    'Gives count, sum, average, median, smallest and greatest of one value, for the whole list or for each group.',
  pack: 'list',
  icon: 'sigma',
  keywords: ['aggregate', 'sum', 'average', 'mean', 'median', 'count', 'min', 'max', 'statistics', 'list'],
  params: z.strictObject({
    items,
    value: element({
      label: 'Value',
      hint: 'The number of each item, the item itself when empty; what is no number is left out.',
      widget: 'expression',
      placeholder: '{{ item.price }}',
    }).optional(),
    by: element({
      label: 'By',
      hint: 'One summary for each of these values; one for the whole list when empty.',
      widget: 'expression',
      placeholder: '{{ item.city }}',
    }).optional(),
  }),
  ports: [{ name: 'out', type: 'json' }],
  effect: 'pure',
  run: ({ params: { items: list, value, by } }) => {
    const read = value ?? ((item: Json) => item);
    if (by === undefined) return summaryOf(list, read);
    return groupItems(list, by).map((found) => ({ key: found.key, ...summaryOf(found.items, read) }));
  },
  examples: [
    {
      name: 'A whole list',
      params: { items: [1, 2, 3, '10', null] },
      expect: { output: { count: 5, sum: 16, average: 4, median: 2.5, min: 1, max: 10 } },
    },
    {
      name: 'For each city',
      params: { items: '{{ input }}', value: '{{ item.n }}', by: '{{ item.city }}' },
      roots: {
        input: [
          { city: 'Bern', n: 1 },
          { city: 'Basel', n: 4 },
          { city: 'Bern', n: 3 },
        ],
      },
      expect: {
        output: [
          { key: 'Bern', count: 2, sum: 4, average: 2, median: 2, min: 1, max: 3 },
          { key: 'Basel', count: 1, sum: 4, average: 4, median: 4, min: 4, max: 4 },
        ],
      },
    },
    {
      name: 'An empty list',
      params: { items: [] },
      expect: { output: { count: 0, sum: 0, average: null, median: null, min: null, max: null } },
    },
  ],
});

function summaryOf(list: Json[], read: ElementFunction): JsonObject {
  const numbers: number[] = [];
  list.forEach((item, index) => {
    const value = read(item, index);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) numbers.push(number);
  });
  numbers.sort((left, right) => left - right);
  const sum = numbers.reduce((total, number) => total + number, 0);
  const average = numbers.length === 0 ? null : sum / numbers.length;
  return {
    count: list.length,
    sum,
    average,
    median: medianOf(numbers),
    min: numbers[0] ?? null,
    max: numbers.at(-1) ?? null,
  };
}

function medianOf(sorted: number[]): number | null {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}
