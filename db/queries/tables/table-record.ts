import type { JsonObject } from '#engine/json.ts';
import type { DataColumn, dataRows, dataTables } from '../../schema/data-tables.ts';
import { iso } from '../iso.ts';

export type TableRecord = {
  id: string;
  name: string;
  columns: DataColumn[];
  /** Lists of columns whose values no two rows share. */
  keys: string[][];
  createdAt: string;
  updatedAt: string;
};

export type RowRecord = { id: string; values: JsonObject; createdAt: string; updatedAt: string };

/** A table without its tenant. */
export function toTableRecord(row: typeof dataTables.$inferSelect): TableRecord {
  const { id, name, columns, keys, createdAt, updatedAt } = row;
  return { id, name, columns, keys, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}

/** A row without its tenant and table. */
export function toRowRecord(
  row: Pick<typeof dataRows.$inferSelect, 'id' | 'values' | 'createdAt' | 'updatedAt'>,
): RowRecord {
  return { id: row.id, values: row.values, createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) };
}
