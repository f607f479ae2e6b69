import { z } from 'zod';
import { defineNode, element } from '#engine/node/define.ts';
import { items, keyOf } from './shared.ts';

/** Leaves out what is there twice. */
export const unique = defineNode({
  type: 'list.unique',
  version: 1,
  title: 'Unique',
  sentence: 'Keeps one item for each {by}',
  summary: 'Keeps the first of equal items, compared as a whole or by one value.',
  pack: 'list',
  icon: 'copy-minus',
  keywords: ['distinct', 'duplicates', 'deduplicate', 'once', 'list'],
  params: z.strictObject({
    items,
    by: element({
      label: 'By',
      hint: 'The value that must differ, the whole item when empty.',
      widget: 'expression',
      placeholder: '{{ item.email }}',
    }).optional(),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params: { items: list, by } }) => {
    const seen = new Set<string>();
    return list.filter((item, index) => {
      const key = keyOf(by === undefined ? item : by(item, index));
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
  },
  examples: [
    {
      name: 'By a value',
      params: { items: '{{ input }}', by: '{{ item.id }}' },
      roots: { input: [{ id: 1, n: 'a' }, { id: 1, n: 'b' }, { id: '1' }] },
      expect: { output: [{ id: 1, n: 'a' }, { id: '1' }] },
    },
    { name: 'As a whole', params: { items: [{ a: 1 }, { a: 1 }, 2] }, expect: { output: [{ a: 1 }, 2] } },
  ],
});
