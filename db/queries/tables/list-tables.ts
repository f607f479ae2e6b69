import { asc, count, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { dataRows, dataTables } from '../../schema/data-tables.ts';
import { type TableRecord, toTableRecord } from './table-record.ts';

/** The tables of the organization by name, each with the number of its rows. */
export async function listTables(tx: Tx): Promise<(TableRecord & { rows: number })[]> {
  const rows = await tx
    .select({ table: dataTables, rows: count(dataRows.id) })
    .from(dataTables)
    .leftJoin(dataRows, eq(dataRows.tableId, dataTables.id))
    .groupBy(dataTables.id)
    .orderBy(asc(dataTables.name));
  return rows.map((row) => ({ ...toTableRecord(row.table), rows: row.rows }));
}
