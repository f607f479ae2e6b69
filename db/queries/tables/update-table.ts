import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { dataTables } from '../../schema/data-tables.ts';
import { type TableRecord, toTableRecord } from './table-record.ts';

/** Writes a table's name, columns and keys; null when another one has the name. Its rows are the caller's affair. */
export async function updateTable(
  tx: Tx,
  { id, name, columns, keys }: Pick<TableRecord, 'id' | 'name' | 'columns' | 'keys'>,
): Promise<TableRecord | null> {
  const taken = await tx
    .select({ id: dataTables.id })
    .from(dataTables)
    .where(and(eq(dataTables.name, name), ne(dataTables.id, id)));
  if (taken.length > 0) return null;
  const set = { name, columns, keys, updatedAt: new Date() };
  const [row] = await tx.update(dataTables).set(set).where(eq(dataTables.id, id)).returning();
  return row === undefined ? null : toTableRecord(row);
}
