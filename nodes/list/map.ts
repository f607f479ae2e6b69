import { z } from 'zod';
import { defineNode, element } from '#engine/node/define.ts';
import { items } from './shared.ts';

/** Makes a new value of each element. */
export const map = defineNode({
  type: 'list.map',
  version: 1,
  title: 'Map',
  sentence: 'Makes {value} of each item',
  summary: 'Makes a new value of each item of a list.',
  pack: 'list',
  icon: 'list-checks',
  keywords: ['transform', 'change', 'each', 'rename', 'columns', 'list'],
  params: z.strictObject({
    items,
    value: element({
      label: 'Value',
      hint: 'What each item becomes; item and index are the element.',
      widget: 'json',
      placeholder: '{{ item.name }}',
    }),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params }) => params.items.map(params.value),
  examples: [
    {
      name: 'Makes smaller objects',
      params: {
        items: '{{ input.items }}',
        value: { name: '{{ item.first }} {{ item.last }}', place: '{{ index + 1 }}' },
      },
      roots: { input: { items: [{ first: 'Ada', last: 'Lovelace' }] } },
      expect: { output: [{ name: 'Ada Lovelace', place: 1 }] },
    },
    {
      name: 'Gives an empty list for null',
      params: { items: '{{ input.none }}', value: '{{ item }}' },
      roots: { input: {} },
      expect: { output: [] },
    },
  ],
});
