import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { choiceField, numberField, optional } from '../fields.ts';
import { items } from './shared.ts';

/** Takes a part of a list. */
export const limit = defineNode({
  type: 'list.limit',
  version: 1,
  title: 'Limit',
  sentence: 'Takes {count} from the {from}',
  summary: 'Takes some items from the start or the end of a list.',
  pack: 'list',
  icon: 'list-end',
  keywords: ['take', 'first', 'last', 'top', 'page', 'skip', 'list'],
  params: z.strictObject({
    items,
    count: numberField(
      { label: 'Count', hint: 'How many items to take.', placeholder: '10' },
      { min: 0, max: 1_000_000_000 },
    ),
    from: choiceField(['start', 'end'], { label: 'From', hint: 'The start or the end of the list.' }),
    skip: optional(
      numberField(
        { label: 'Skip', hint: 'How many items to leave out before.', placeholder: '0' },
        { min: 0, max: 1_000_000_000 },
      ),
    ),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params: { items: list, count, from, skip = 0 } }) => {
    if (from === 'start') return list.slice(skip, skip + count);
    const end = Math.max(0, list.length - skip);
    return list.slice(Math.max(0, end - count), end);
  },
  examples: [
    { name: 'The first two', params: { items: [1, 2, 3], count: 2 }, expect: { output: [1, 2] } },
    {
      name: 'The last two but one',
      params: { items: [1, 2, 3, 4], count: '{{ input.n }}', from: 'end', skip: 1 },
      roots: { input: { n: '2' } },
      expect: { output: [2, 3] },
    },
  ],
});
