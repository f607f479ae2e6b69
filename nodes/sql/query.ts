import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { filledField, listField, numberField, optional, switchField } from '../fields.ts';

/** Asks a database. */
export const query = defineNode({
  type: 'sql.query',
  version: 1,
  title: 'SQL query',
  sentence: 'Asks {connection}: {statement}',
  summary:
    'Runs one SQL statement on Postgres, MySQL or SQLite and gives its rows. It can only read unless you say otherwise.',
  pack: 'sql',
  icon: 'database-search',
  keywords: ['postgres', 'mysql', 'mariadb', 'sqlite', 'database', 'select', 'insert', 'update', 'table'],
  params: z.strictObject({
    connection: filledField({
      label: 'Connection',
      hint: 'The database, from the settings.',
      widget: 'connection',
      options: 'connections',
      expression: false,
    }),
    statement: z.string('must be text').min(1, 'is empty').meta({
      label: 'Statement',
      hint: 'One statement; it holds no expressions. Values stand as $1, $2 in Postgres and as ? in MySQL and SQLite.',
      widget: 'code',
      language: 'sql',
      expression: false,
      placeholder: 'select id, total from orders where customer = $1',
    }),
    values: listField({}).default([]).meta({
      label: 'Values',
      hint: 'In the order of their places; they are bound and never become SQL.',
      widget: 'json',
      placeholder: '["{{ input.customer }}"]',
    }),
    readOnly: switchField({ label: 'Only read', hint: 'The database itself refuses to change anything.' }, true),
    limit: optional(
      numberField({ label: 'Limit', hint: 'At most so many rows; 1000 by default.' }, { min: 1, max: 10_000 }),
    ),
  }),
  effect: 'write',
  readsWhen: { field: 'readOnly', is: [true] },
  inDoubt: 'ask',
  run: async ({ params: { connection, statement, values, readOnly, limit = 1000 }, ctx }) =>
    await ctx.perform('sql.query', { connection, statement, values, readOnly, maxRows: limit }),
  examples: [
    {
      name: 'Orders of a customer',
      params: {
        connection: 'shop',
        statement: 'select id, total from orders where customer = $1',
        values: ['{{ input.customer }}'],
      },
      roots: { input: { customer: 'ada' } },
      effects: [
        {
          expect: { service: 'sql.query', connection: 'shop', values: ['ada'], readOnly: true, maxRows: 1000 },
          reply: { body: { rows: [{ id: 1, total: 20 }], rowCount: 1, truncated: false } },
        },
      ],
      expect: { output: { rows: [{ id: 1, total: 20 }], rowCount: 1, truncated: false } },
    },
    {
      name: 'Closes an order',
      params: {
        connection: 'shop',
        statement: 'update orders set closed = true where id = $1',
        values: [7],
        readOnly: false,
      },
      effects: [
        { expect: { values: [7], readOnly: false }, reply: { body: { rows: [], rowCount: 1, truncated: false } } },
      ],
      expect: { output: { rows: [], rowCount: 1, truncated: false } },
    },
    {
      name: 'A statement that the database refuses',
      params: { connection: 'shop', statement: 'delete from orders' },
      effects: [{ fail: { code: 'sql_error', message: 'cannot execute DELETE in a read-only transaction' } }],
      expect: { error: 'sql_error' },
    },
  ],
});
