import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { table, values } from './shared.ts';

/** Adds rows or changes those that are there. */
export const upsert = defineNode({
  type: 'table.upsert',
  version: 1,
  title: 'Upsert rows',
  sentence: 'Adds to {table}, or changes by {key}',
  summary: 'Changes the row with the same unique key, or adds one; cells that are not given stay as they are.',
  pack: 'table',
  icon: 'table-cells-merge',
  keywords: ['update', 'change', 'save', 'merge', 'record', 'database', 'data table'],
  params: z.strictObject({
    table,
    key: z
      .union([z.string().transform((name) => [name]), z.array(z.string())], 'must be a list of column names')
      .refine((names) => names.length > 0, 'needs at least one column')
      .meta({
        label: 'Key',
        hint: 'The columns of a unique key, by which a row is found.',
        widget: 'tags',
        placeholder: 'email',
      }),
    values,
  }),
  effect: 'write',
  inDoubt: 'repeat',
  run: async ({ params, ctx }) => await ctx.perform('table.upsert', params),
  examples: [
    {
      name: 'Keeps one row a customer',
      params: { table: 'customers', key: ['email'], values: { email: 'ada@example.com', plan: '{{ input.plan }}' } },
      roots: { input: { plan: 'pro' } },
      effects: [
        {
          expect: { service: 'table.upsert', key: ['email'], values: { email: 'ada@example.com', plan: 'pro' } },
          reply: { body: { id: '0199', email: 'ada@example.com', plan: 'pro' } },
        },
      ],
      expect: { output: { id: '0199', email: 'ada@example.com', plan: 'pro' } },
    },
  ],
});
