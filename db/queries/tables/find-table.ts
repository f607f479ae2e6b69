import { eq, or } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { dataTables } from '../../schema/data-tables.ts';
import { isUuid } from '../is-uuid.ts';
import { type TableRecord, toTableRecord } from './table-record.ts';

/**
 * A table by name or id; null when there is none. Held until the transaction ends: `share` by whoever touches rows, so
 * that its columns stay what they are, `update` by whoever changes the columns.
 */
export async function findTable(tx: Tx, name: string, hold: 'share' | 'update' | 'free'): Promise<TableRecord | null> {
  const named = eq(dataTables.name, name);
  const query = tx
    .select()
    .from(dataTables)
    .where(isUuid(name) ? or(eq(dataTables.id, name), named) : named);
  const [row] = await (hold === 'free' ? query : query.for(hold));
  return row === undefined ? null : toTableRecord(row);
}
