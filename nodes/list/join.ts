import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { defineNode, element } from '#engine/node/define.ts';
import { textField } from '../fields.ts';
import { items } from './shared.ts';

/** Makes one text of a list. */
export const join = defineNode({
  type: 'list.join',
  version: 1,
  title: 'Join',
  sentence: 'Joins with {separator}',
  summary: 'Makes one text of the items of a list, with a separator between them.',
  pack: 'list',
  icon: 'text-cursor-input',
  keywords: ['concatenate', 'text', 'implode', 'comma', 'list'],
  params: z.strictObject({
    items,
    separator: textField({
      label: 'Separator',
      hint: 'What stands between the items, a comma and a space when empty.',
      placeholder: ', ',
    }).default(', '),
    value: element({
      label: 'Value',
      hint: 'The text of each item, the item itself when empty.',
      placeholder: '{{ item.name }}',
    }).optional(),
  }),
  ports: [{ name: 'out', type: 'text' }],
  effect: 'pure',
  run: ({ params: { items: list, separator, value } }) =>
    list.map((item, index) => asText(value === undefined ? item : value(item, index))).join(separator),
  examples: [
    {
      name: 'Names with commas',
      params: { items: '{{ input }}', value: '{{ item.name }}' },
      roots: { input: [{ name: 'Ada' }, { name: 'Bob' }] },
      expect: { output: 'Ada, Bob' },
    },
    { name: 'Lines', params: { items: ['a', 1, null], separator: '\n' }, expect: { output: 'a\n1\n' } },
  ],
});

function asText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
