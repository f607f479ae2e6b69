import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { anyField, choiceField, numberField, optional, switchField, textField } from '../fields.ts';

/** Makes a list of a text, or smaller lists of a long one. */
export const split = defineNode({
  type: 'list.split',
  version: 1,
  title: 'Split',
  sentence: 'Splits {value} by {by}',
  summary: 'Cuts a text at a separator into a list, or a list into lists of a size.',
  pack: 'list',
  icon: 'scissors',
  keywords: ['cut', 'separate', 'batch', 'chunk', 'lines', 'text', 'list'],
  params: z.strictObject({
    value: anyField({
      label: 'Value',
      hint: 'A text to cut at a separator, or a list to cut into parts.',
      widget: 'expression',
      placeholder: '{{ input.text }}',
    }),
    by: choiceField(['separator', 'size'], { label: 'By', hint: 'A separator for texts, a size for lists.' }),
    separator: textField({
      label: 'Separator',
      hint: 'Where the text is cut, at line ends when empty.',
      placeholder: ',',
      showWhen: { field: 'by', is: ['separator'] },
    }).default('\n'),
    trim: switchField(
      {
        label: 'Trim',
        hint: 'Leaves out spaces around the parts, and empty parts.',
        showWhen: { field: 'by', is: ['separator'] },
      },
      true,
    ),
    size: optional(
      numberField(
        {
          label: 'Size',
          hint: 'How many items each part has.',
          placeholder: '100',
          showWhen: { field: 'by', is: ['size'] },
        },
        { min: 1, max: 1_000_000_000 },
      ),
    ),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'pure',
  run: ({ params: { value, by, separator, trim, size } }) => {
    if (by === 'size') return intoParts(value, size ?? 0);
    if (value === null) return [];
    if (typeof value !== 'string')
      throw new NodeFailure('params', 'Split by a separator needs a text; to cut a list, split by size.', {
        retryable: false,
      });
    const parts = value.split(separator === '\n' ? /\r\n|\n|\r/ : separator);
    return trim ? parts.map((part) => part.trim()).filter((part) => part !== '') : parts;
  },
  examples: [
    {
      name: 'Words with commas',
      params: { value: '{{ input.tags }}', separator: ',' },
      roots: { input: { tags: 'red, green,,blue ' } },
      expect: { output: ['red', 'green', 'blue'] },
    },
    { name: 'Lines as they are', params: { value: 'a\r\n\nb', trim: false }, expect: { output: ['a', '', 'b'] } },
    { name: 'Parts of two', params: { value: [1, 2, 3], by: 'size', size: 2 }, expect: { output: [[1, 2], [3]] } },
  ],
});

function intoParts(value: Json, size: number): Json {
  if (size < 1) throw new NodeFailure('params', 'Split by size needs a size of 1 or more.', { retryable: false });
  const list = value === null ? [] : Array.isArray(value) ? value : [value];
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
