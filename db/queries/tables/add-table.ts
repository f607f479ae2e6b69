import type { Tx } from '../../access.ts';
import { dataTables } from '../../schema/data-tables.ts';
import { type TableRecord, toTableRecord } from './table-record.ts';

export type NewTable = Pick<TableRecord, 'id' | 'name' | 'columns' | 'keys'> & { orgId: string };

/** Adds an empty table; null when the organization uses the name already. */
export async function addTable(tx: Tx, input: NewTable): Promise<TableRecord | null> {
  const [row] = await tx.insert(dataTables).values(input).onConflictDoNothing().returning();
  return row === undefined ? null : toTableRecord(row);
}
