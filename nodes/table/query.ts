import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { choiceField, numberField, optional, textField } from '../fields.ts';
import { asConditions, table, where } from './shared.ts';

/** Reads many rows. */
export const query = defineNode({
  type: 'table.query',
  version: 1,
  title: 'Query rows',
  sentence: 'Finds rows of {table}',
  summary: 'Gives the rows of a data table that fit all conditions, as a list.',
  pack: 'table',
  icon: 'table-properties',
  keywords: ['select', 'search', 'filter', 'find', 'list', 'records', 'database', 'data table'],
  params: z.strictObject({
    table,
    where,
    orderBy: optional(textField({ label: 'Order by', hint: 'A column; else the rows come as they were added.' })),
    direction: choiceField(['asc', 'desc'], { label: 'Direction', hint: 'From small to large, or the other way.' }),
    limit: optional(
      numberField({ label: 'Limit', hint: 'At most so many rows; 100 by default.' }, { min: 1, max: 1000 }),
    ),
    offset: optional(numberField({ label: 'Skip', hint: 'Rows to leave out before.' }, { min: 0, max: 10_000_000 })),
  }),
  ports: [{ name: 'out', type: 'list' }],
  effect: 'read',
  run: async ({ params, ctx }) =>
    await ctx.perform('table.query', {
      table: params.table,
      where: asConditions(params.where),
      orderBy: params.orderBy ?? null,
      direction: params.direction,
      limit: params.limit ?? 100,
      offset: params.offset ?? 0,
    }),
  examples: [
    {
      name: 'The dearest open orders',
      params: {
        table: 'orders',
        where: [{ column: 'status', value: 'open' }],
        orderBy: 'price',
        direction: 'desc',
        limit: 2,
      },
      effects: [
        {
          expect: {
            service: 'table.query',
            where: [{ column: 'status', op: 'eq', value: 'open' }],
            orderBy: 'price',
            direction: 'desc',
            limit: 2,
            offset: 0,
          },
          reply: {
            body: [
              { id: '2', price: 90 },
              { id: '1', price: 20 },
            ],
          },
        },
      ],
      expect: {
        output: [
          { id: '2', price: 90 },
          { id: '1', price: 20 },
        ],
      },
    },
  ],
});
