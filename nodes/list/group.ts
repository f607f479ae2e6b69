import { z } from 'zod';
import { defineNode, element } from '#engine/node/define.ts';
import { groupItems, items } from './shared.ts';

/** Puts the elements that belong together into lists of their own. */
export const group = defineNode({
  type: 'list.group',
  version: 1,
  title: 'Group',
  sentence: 'Groups by {by}',
  summary: 'Makes a list of groups, each with its key, its items and their count.',
  pack: 'list',
  icon: 'group',
  keywords: ['bucket', 'partition', 'category', 'by', 'list'],
  params: z.strictObject({
    items,
    by: element({
      label: 'By',
      hint: 'The value that items of one group have in common.',
      widget: 'expression',
      placeholder: '{{ item.city }}',
    }),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params }) =>
    groupItems(params.items, params.by).map((found) => ({
      key: found.key,
      count: found.items.length,
      items: found.items,
    })),
  examples: [
    {
      name: 'By city',
      params: { items: '{{ input }}', by: '{{ item.city }}' },
      roots: {
        input: [
          { city: 'Bern', n: 1 },
          { city: 'Basel', n: 2 },
          { city: 'Bern', n: 3 },
        ],
      },
      expect: {
        output: [
          {
            key: 'Bern',
            count: 2,
            items: [
              { city: 'Bern', n: 1 },
              { city: 'Bern', n: 3 },
            ],
          },
          { key: 'Basel', count: 1, items: [{ city: 'Basel', n: 2 }] },
        ],
      },
    },
  ],
});
