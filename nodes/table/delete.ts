import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { optional, textField } from '../fields.ts';
import { asConditions, table, where } from './shared.ts';

/** Deletes rows. */
export const deleteNode = defineNode({
  type: 'table.delete',
  version: 1,
  title: 'Delete rows',
  sentence: 'Deletes rows of {table}',
  summary: 'Deletes the row of an id, or all rows that fit all conditions, and tells how many there were.',
  pack: 'table',
  icon: 'trash-2',
  keywords: ['remove', 'record', 'database', 'data table', 'clean'],
  params: z.strictObject({
    table,
    id: optional(
      textField({ label: 'Id', hint: 'The id of the row, instead of conditions.', placeholder: '{{ row.id }}' }),
    ),
    where,
  }),
  effect: 'write',
  inDoubt: 'repeat',
  run: async ({ params: { table: name, id, where: conditions }, ctx }) =>
    await ctx.perform('table.delete', {
      table: name,
      id: id === '' ? null : (id ?? null),
      where: asConditions(conditions),
    }),
  examples: [
    {
      name: 'Forgets closed orders',
      params: { table: 'orders', where: [{ column: 'status', value: 'closed' }] },
      effects: [
        {
          expect: { service: 'table.delete', where: [{ column: 'status', op: 'eq', value: 'closed' }] },
          reply: { body: { deleted: 3 } },
        },
      ],
      expect: { output: { deleted: 3 } },
    },
  ],
});
