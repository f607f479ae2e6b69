import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { anyField, optional, textField } from '../fields.ts';
import { table } from './shared.ts';

/** Reads one row. */
export const get = defineNode({
  type: 'table.get',
  version: 1,
  title: 'Get row',
  sentence: 'Gets the row {key} {id} of {table}',
  summary: 'Gives one row of a data table by a unique key or its id; null when there is none.',
  pack: 'table',
  icon: 'table-2',
  keywords: ['read', 'find', 'lookup', 'record', 'database', 'data table'],
  params: z.strictObject({
    table,
    key: optional(
      z
        .record(z.string(), anyField({ label: 'Value', hint: 'The value of the column.' }))
        .meta({ label: 'Key', hint: 'Names and values of all columns of one unique key.', widget: 'pairs' }),
    ),
    id: optional(
      textField({ label: 'Id', hint: 'The id of the row, instead of a key.', placeholder: '{{ input.id }}' }),
    ),
  }),
  effect: 'read',
  run: async ({ params: { table: name, key, id }, ctx }) =>
    await ctx.perform('table.get', { table: name, id: id === '' ? null : (id ?? null), key: key ?? null }),
  examples: [
    {
      name: 'A customer by e-mail',
      params: { table: 'customers', key: { email: '{{ input.email }}' } },
      roots: { input: { email: 'ada@example.com' } },
      effects: [
        {
          expect: { service: 'table.get', table: 'customers', key: { email: 'ada@example.com' } },
          reply: { body: { id: '0199', email: 'ada@example.com', name: 'Ada' } },
        },
      ],
      expect: { output: { id: '0199', email: 'ada@example.com', name: 'Ada' } },
    },
    {
      name: 'Nobody of that id',
      params: { table: 'customers', id: '0198' },
      effects: [{ expect: { id: '0198', key: null }, reply: { body: null } }],
      expect: { output: null },
    },
  ],
});
