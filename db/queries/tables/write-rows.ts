import { and, eq, sql } from 'drizzle-orm';
import type { JsonObject } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { dataRows } from '../../schema/data-tables.ts';
import { isUuid } from '../is-uuid.ts';
import { type RowRecord, type TableRecord, toRowRecord } from './table-record.ts';

/** Adds rows without entering their keys; ids that are there already are left out of the answer. */
export async function addRows(
  tx: Tx,
  { orgId, tableId }: { orgId: string; tableId: string },
  rows: { id: string; values: JsonObject }[],
): Promise<RowRecord[]> {
  if (rows.length === 0) return [];
  const added = await tx
    .insert(dataRows)
    .values(rows.map((row) => ({ ...row, orgId, tableId })))
    .onConflictDoNothing()
    .returning();
  return added.map(toRowRecord);
}

/** A row by id, held for a change when asked; null when there is none. */
export async function getRow(
  tx: Tx,
  table: TableRecord,
  id: string,
  hold: 'update' | 'free',
): Promise<RowRecord | null> {
  if (!isUuid(id)) return null;
  const query = tx
    .select()
    .from(dataRows)
    .where(and(eq(dataRows.tableId, table.id), eq(dataRows.id, id)));
  const [row] = await (hold === 'free' ? query : query.for(hold));
  return row === undefined ? null : toRowRecord(row);
}

/** Replaces the values of a row that is held; its keys are the caller's affair. */
export async function replaceRow(
  tx: Tx,
  table: TableRecord,
  { id, values }: { id: string; values: JsonObject },
): Promise<RowRecord> {
  const [row] = await tx
    .update(dataRows)
    .set({ values, updatedAt: new Date() })
    .where(and(eq(dataRows.tableId, table.id), eq(dataRows.id, id)))
    .returning();
  if (row === undefined) throw new Error(`row ${id} was not held`);
  return toRowRecord(row);
}

/** Takes columns out of all rows and gives others new names, as one step, so that two may swap theirs. */
export async function moveColumns(
  tx: Tx,
  tableId: string,
  { dropped, renamed }: { dropped: string[]; renamed: { [from: string]: string } },
): Promise<void> {
  const gone = JSON.stringify([...dropped, ...Object.keys(renamed)]);
  await tx.execute(sql`
    update data_rows set values = (values - array(select jsonb_array_elements_text(${gone}::text::jsonb))) || coalesce((
      select jsonb_object_agg(m.value, values -> m.key) from jsonb_each_text(${JSON.stringify(renamed)}::text::jsonb) m
      where values -> m.key is not null
    ), '{}'::jsonb) where table_id = ${tableId}::uuid`);
}

/** Lays new values over those of many rows; null takes a value out. */
export async function patchRows(tx: Tx, tableId: string, patches: { id: string; values: JsonObject }[]): Promise<void> {
  await tx.execute(sql`
    update data_rows r set values = coalesce((
      select jsonb_object_agg(c.key, c.value) from jsonb_each(r.values || v.values) c where jsonb_typeof(c.value) <> 'null'
    ), '{}'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(patches)}::text::jsonb) as v(id uuid, values jsonb)
    where r.table_id = ${tableId}::uuid and r.id = v.id`);
}
