import { z } from 'zod';
import { exportCsv, importCsv } from '../operations/tables/csv.ts';
import { deleteRows, queryRows, undeleteRows, updateRow, writeRows } from '../operations/tables/rows.ts';
import { createTable, getTable, listTables, removeTable, updateTable } from '../operations/tables/tables.ts';
import { procedure, router } from './init.ts';
import type { DataRow, DataTable } from './views.ts';

const table = z.object({ table: z.string() });
const type = z.enum(['text', 'number', 'boolean', 'date', 'json']);
const column = z.object({ name: z.string(), type, required: z.boolean() });
const keys = z.array(z.array(z.string()));
const cells = z.record(z.string(), z.json());
const selection = z.object({
  where: z.array(z.object({ column: z.string(), op: z.string(), value: z.json().optional() })).default([]),
  orderBy: z.string().nullish(),
  direction: z.enum(['asc', 'desc']).default('asc'),
  limit: z.int().min(1).max(1000).default(100),
  offset: z.int().min(0).default(0),
});

export const tablesRouter = router({
  list: procedure.query(
    ({ ctx }): Promise<(DataTable & { rows: number })[]> => listTables(ctx.services, ctx.principal),
  ),
  get: procedure
    .input(table)
    .query(({ ctx, input }): Promise<DataTable> => getTable(ctx.services, ctx.principal, input)),
  create: procedure
    .input(z.object({ name: z.string(), columns: z.array(column), keys }))
    .mutation(({ ctx, input }): Promise<DataTable> => createTable(ctx.services, ctx.principal, input)),
  update: procedure
    .input(
      table.extend({
        name: z.string().optional(),
        columns: z.array(column.extend({ was: z.string().optional() })).optional(),
        keys: keys.optional(),
      }),
    )
    .mutation(
      ({ ctx, input: { table: name, ...change } }): Promise<DataTable> =>
        updateTable(ctx.services, ctx.principal, { table: name, change }),
    ),
  remove: procedure
    .input(table)
    .mutation(({ ctx, input }): Promise<void> => removeTable(ctx.services, ctx.principal, input)),
  rows: procedure
    .input(table.extend(selection.shape))
    .query(
      ({ ctx, input: { table: name, ...wanted } }): Promise<{ items: DataRow[]; total: number }> =>
        queryRows(ctx.services, ctx.principal, { table: name, selection: wanted }),
    ),
  addRows: procedure
    .input(table.extend({ rows: z.array(cells) }))
    .mutation(
      ({ ctx, input }): Promise<DataRow[]> =>
        writeRows(ctx.services, ctx.principal, { table: input.table, change: { rows: input.rows } }),
    ),
  updateRow: procedure
    .input(table.extend({ id: z.string(), values: cells }))
    .mutation(({ ctx, input }): Promise<DataRow> => updateRow(ctx.services, ctx.principal, input)),
  deleteRows: procedure
    .input(table.extend({ ids: z.array(z.string()).min(1).max(1000) }))
    .mutation(({ ctx, input }): Promise<DataRow[]> => deleteRows(ctx.services, ctx.principal, input)),
  restoreRows: procedure
    .input(table.extend({ rows: z.array(z.object({ id: z.string(), values: cells })) }))
    .mutation(({ ctx, input }): Promise<DataRow[]> => undeleteRows(ctx.services, ctx.principal, input)),
  exportCsv: procedure
    .input(table)
    .query(({ ctx, input }): Promise<{ name: string; text: string }> => exportCsv(ctx.services, ctx.principal, input)),
  importCsv: procedure
    .input(table.extend({ text: z.string() }))
    .mutation(({ ctx, input }): Promise<{ added: number }> => importCsv(ctx.services, ctx.principal, input)),
});
