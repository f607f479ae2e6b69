import { z } from 'zod';
import { defineNode, element } from '#engine/node/define.ts';
import { choiceField } from '../fields.ts';
import { compareValues, items } from './shared.ts';

/** Puts a list in order. */
export const sort = defineNode({
  type: 'list.sort',
  version: 1,
  title: 'Sort',
  sentence: 'Sorts by {by}, {direction}',
  summary: 'Puts the items of a list in order by one or more of their values; equal items keep their order.',
  pack: 'list',
  icon: 'arrow-down-up',
  keywords: ['order', 'rank', 'ascending', 'descending', 'list'],
  params: z.strictObject({
    items,
    by: element({
      label: 'By',
      hint: 'The value to sort by, the item itself when empty; a list sorts by its first value, then by the next.',
      widget: 'expression',
      placeholder: '{{ item.price }}',
    }).optional(),
    direction: choiceField(['ascending', 'descending'], {
      label: 'Direction',
      hint: 'Smallest first or greatest first; null stands last in both.',
    }),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params: { items: list, by, direction } }) => {
    const sign = direction === 'descending' ? -1 : 1;
    const keyed = list.map((item, index) => ({ item, key: by === undefined ? item : by(item, index) }));
    keyed.sort(
      (left, right) => compareValues(left.key, right.key) * (left.key === null || right.key === null ? 1 : sign),
    );
    return keyed.map(({ item }) => item);
  },
  examples: [
    {
      name: 'Dearest first',
      params: { items: '{{ input }}', by: '{{ item.price }}', direction: 'descending' },
      roots: { input: [{ price: 5 }, { price: null }, { price: 20 }] },
      expect: { output: [{ price: 20 }, { price: 5 }, { price: null }] },
    },
    {
      name: 'By two values',
      params: { items: '{{ input }}', by: '{{ [item.a, item.b] }}' },
      roots: {
        input: [
          { a: 2, b: 1 },
          { a: 1, b: 2 },
          { a: 1, b: 1 },
        ],
      },
      expect: {
        output: [
          { a: 1, b: 1 },
          { a: 1, b: 2 },
          { a: 2, b: 1 },
        ],
      },
    },
    { name: 'Numbers by size', params: { items: [10, 9, 1] }, expect: { output: [1, 9, 10] } },
  ],
});
