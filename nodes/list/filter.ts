import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { defineNode, element } from '#engine/node/define.ts';
import { toPorts } from '#engine/node/outcome.ts';
import { items } from './shared.ts';

/** Sorts the elements of a list into those that are kept and the rest. */
export const filter = defineNode({
  type: 'list.filter',
  version: 1,
  title: 'Filter',
  sentence: 'Keeps items where {condition}',
  summary: 'Keeps the items of a list for which a condition holds; the others leave by rest.',
  pack: 'list',
  icon: 'list-filter',
  keywords: ['where', 'select', 'keep', 'remove', 'condition', 'list'],
  params: z.strictObject({
    items,
    condition: element({
      label: 'Condition',
      hint: 'True for the items to keep; item and index are the element.',
      widget: 'expression',
      placeholder: '{{ item.price > 10 }}',
    }),
  }),
  ports: [
    { name: 'kept', type: 'list', label: 'kept' },
    { name: 'rest', type: 'list', label: 'rest' },
  ],
  exclusive: false,
  effect: 'pure',
  run: ({ params }) => {
    const kept: Json[] = [];
    const rest: Json[] = [];
    params.items.forEach((item, index) => {
      const result = params.condition(item, index);
      (result && result !== 'false' ? kept : rest).push(item);
    });
    return toPorts({ kept, rest });
  },
  examples: [
    {
      name: 'Keeps what costs more than ten',
      params: { items: '{{ input.items }}', condition: '{{ item.price > 10 }}' },
      roots: { input: { items: [{ price: 5 }, { price: 20 }] } },
      expect: { output: { kept: [{ price: 20 }], rest: [{ price: 5 }] } },
    },
    {
      name: 'Takes a plain value as a list of one',
      params: { items: 5, condition: '{{ item > 3 && index == 0 }}' },
      expect: { output: { kept: [5], rest: [] } },
    },
  ],
});
