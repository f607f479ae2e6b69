import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { table, values } from './shared.ts';

/** Adds rows. */
export const insert = defineNode({
  type: 'table.insert',
  version: 1,
  title: 'Insert rows',
  sentence: 'Adds to {table}',
  summary:
    'Adds one row or many to a data table and gives them with their ids. A unique key that is taken fails with `conflict`.',
  pack: 'table',
  icon: 'table-rows-split',
  keywords: ['add', 'create', 'record', 'append', 'database', 'data table', 'save'],
  params: z.strictObject({ table, values }),
  effect: 'write',
  inDoubt: 'repeat',
  run: async ({ params, ctx }) => await ctx.perform('table.insert', params),
  examples: [
    {
      name: 'Adds a customer',
      params: { table: 'customers', values: { email: '{{ input.email }}', visits: 1 } },
      roots: { input: { email: 'ada@example.com' } },
      effects: [
        {
          expect: { service: 'table.insert', table: 'customers', values: { email: 'ada@example.com', visits: 1 } },
          reply: { body: { id: '0199', email: 'ada@example.com', visits: 1 } },
        },
      ],
      expect: { output: { id: '0199', email: 'ada@example.com', visits: 1 } },
    },
    {
      name: 'Adds what a list holds',
      params: { table: 'customers', values: '{{ input.rows }}' },
      roots: { input: { rows: [{ email: 'a@example.com' }] } },
      effects: [{ reply: { body: [{ id: '0199', email: 'a@example.com' }] } }],
      expect: { output: [{ id: '0199', email: 'a@example.com' }] },
    },
    {
      name: 'Fails when the key is taken',
      params: { table: 'customers', values: { email: 'ada@example.com' } },
      effects: [{ fail: { code: 'conflict', message: 'There is a row with that e-mail already.' } }],
      expect: { error: 'conflict' },
    },
  ],
});
