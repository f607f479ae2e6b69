import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, choiceField, numberField, optional } from '../fields.ts';
import { resultField } from './result-field.ts';
import { turnVariables } from './turn-variables.ts';

/** Runs the nodes inside it once for each item; the engine opens the turns. */
export const forEach = defineNode({
  type: 'for_each',
  version: 1,
  title: 'For each',
  sentence: 'Repeats for each of {items}',
  summary: 'Runs the nodes inside it once for each item of a list and gives the list of their results.',
  pack: 'flow',
  icon: 'repeat',
  keywords: ['loop', 'iterate', 'repeat', 'map', 'batch', 'items'],
  role: 'each',
  params: z.strictObject({
    items: anyField({
      label: 'Items',
      hint: 'A list; null counts as an empty one, any other value as a list of one.',
      widget: 'expression',
      placeholder: '{{ input.orders }}',
    }),
    concurrency: optional(
      numberField(
        { label: 'At once', hint: 'How many items are worked on side by side, 1 when empty.', placeholder: '1' },
        { min: 1, max: 1000 },
      ),
    ),
    onError: choiceField(['stop', 'skip', 'collect'], {
      label: 'When an item fails',
      hint: 'Stop and fail, leave the item out, or put its error into the list.',
    }),
    result: resultField('What each item gives', 'The output of the last node'),
    variables: optional(turnVariables),
  }),
  effect: 'pure',
  face: 'group',
  examples: [
    {
      name: 'Works on three orders at a time',
      params: { items: '{{ input.orders }}', concurrency: 3, onError: 'collect' },
      roots: { input: { orders: [1, 2, 3] } },
      expect: {},
      note: 'Gives a list with what the last node inside gave for each order; for one that failed, its error.',
    },
  ],
});
