import { z } from 'zod';
import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { defineNode } from '#engine/node/define.ts';
import { anyField, optional } from '../fields.ts';

const field = anyField({ label: 'Value', hint: 'Text, or an expression between {{ and }}.' });

/** Builds a value: an object of named fields, or any value at all. */
export const set = defineNode({
  type: 'set',
  version: 1,
  title: 'Set',
  sentence: 'Sets {fields} {value}',
  summary: 'Builds a value for the nodes behind it, field by field or as a whole.',
  pack: 'data',
  icon: 'square-pen',
  keywords: ['assign', 'fields', 'object', 'build', 'edit', 'variable', 'map'],
  params: z.strictObject({
    fields: optional(
      z
        .record(z.string(), field)
        .meta({ label: 'Fields', hint: 'Names and values of the object to build.', widget: 'fields' }),
    ),
    value: optional(anyField({ label: 'Value', hint: 'The whole value, instead of fields.', widget: 'json' })),
  }),
  effect: 'pure',
  run: ({ params: { fields, value } }): Json => {
    if (fields !== undefined && value !== undefined)
      throw new NodeFailure('params', 'Set builds fields or one value, not both; remove one of them.', {
        retryable: false,
      });
    return fields ?? value ?? null;
  },
  examples: [
    {
      name: 'Builds an object',
      params: { fields: { total: '{{ input.price * input.count }}', note: 'for {{ input.name }}' } },
      roots: { input: { price: 2.5, count: 4, name: 'Ada' } },
      expect: { output: { total: 10, note: 'for Ada' } },
    },
    {
      name: 'Builds any value',
      params: { value: '{{ input.items.map(i => i.id) }}' },
      roots: { input: { items: [{ id: 1 }, { id: 2 }] } },
      expect: { output: [1, 2] },
    },
  ],
});
