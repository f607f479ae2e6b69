import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { type DataColumn, dataRows } from '../../schema/data-tables.ts';
import { type RowRecord, type TableRecord, toRowRecord } from './table-record.ts';

export const filterOps = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'contains',
  'starts_with',
  'in',
  'empty',
  'not_empty',
] as const;

/** One condition, its value already of the column's type. */
export type Filter = { column: DataColumn; op: (typeof filterOps)[number]; value: Json };

export type Selection = {
  filters: Filter[];
  /** Null is the order of insertion. */
  order: { column: DataColumn; direction: 'asc' | 'desc' } | null;
  limit: number;
  offset: number;
};

/** Rows of a table that fit all conditions. */
export async function selectRows(tx: Tx, table: TableRecord, selection: Selection): Promise<RowRecord[]> {
  const { filters, order, limit, offset } = selection;
  const rows = await tx
    .select()
    .from(dataRows)
    .where(fitting(table, filters))
    .orderBy(...(order === null ? [] : ordered(order)), asc(dataRows.id))
    .limit(limit)
    .offset(offset);
  return rows.map(toRowRecord);
}

/** How many rows fit all conditions. */
export function countRows(tx: Tx, table: TableRecord, filters: Filter[]): Promise<number> {
  return tx.$count(dataRows, fitting(table, filters));
}

/** Deletes the rows that fit all conditions; answers them as they were. */
export async function deleteFitting(tx: Tx, table: TableRecord, filters: Filter[]): Promise<RowRecord[]> {
  return (await tx.delete(dataRows).where(fitting(table, filters)).returning()).map(toRowRecord);
}

/** Deletes rows by id; answers them as they were. */
export async function deleteRows(tx: Tx, table: TableRecord, ids: string[]): Promise<RowRecord[]> {
  const rows = await tx
    .delete(dataRows)
    .where(and(eq(dataRows.tableId, table.id), inArray(dataRows.id, ids)))
    .returning();
  return rows.map(toRowRecord);
}

function fitting(table: TableRecord, filters: Filter[]): SQL | undefined {
  return and(eq(dataRows.tableId, table.id), ...filters.map(conditionOf));
}

/** Names and values are parameters always: nothing that a person wrote becomes SQL. */
function conditionOf({ column, op, value }: Filter): SQL {
  const cell = sql`${dataRows.values} -> ${column.name}::text`;
  const json = sql`${JSON.stringify(value)}::text::jsonb`;
  const compare = (operator: SQL) => sql`${comparable(column)} ${operator} ${comparableValue(column, value)}`;
  switch (op) {
    case 'eq':
      return sql`${cell} = ${json}`;
    case 'ne':
      return sql`${cell} is distinct from ${json}`;
    case 'lt':
      return compare(sql`<`);
    case 'lte':
      return compare(sql`<=`);
    case 'gt':
      return compare(sql`>`);
    case 'gte':
      return compare(sql`>=`);
    case 'contains':
      return sql`strpos(lower(${dataRows.values} ->> ${column.name}::text), lower(${String(value)}::text)) > 0`;
    case 'starts_with':
      return sql`starts_with(lower(${dataRows.values} ->> ${column.name}::text), lower(${String(value)}::text))`;
    case 'in':
      return sql`${cell} in (select jsonb_array_elements(${json}))`;
    case 'empty':
      return sql`${cell} is null`;
    case 'not_empty':
      return sql`${cell} is not null`;
  }
}

/** Numbers by size, dates as ISO 8601 in UTC by time, texts by code point. */
function comparable({ name, type }: DataColumn): SQL {
  const text = sql`(${dataRows.values} ->> ${name}::text)`;
  if (type !== 'number') return sql`${text} collate "C"`;
  return sql`(case jsonb_typeof(${dataRows.values} -> ${name}::text) when 'number' then ${text}::numeric end)`;
}

function comparableValue({ type }: DataColumn, value: Json): SQL {
  return type === 'number' ? sql`${String(value)}::text::numeric` : sql`${String(value)}::text collate "C"`;
}

/** Texts without regard to case first; rows without a value come last either way. */
function ordered({ column, direction }: { column: DataColumn; direction: 'asc' | 'desc' }): SQL[] {
  const by = direction === 'asc' ? sql`asc nulls last` : sql`desc nulls last`;
  const exact = sql`${comparable(column)} ${by}`;
  return column.type === 'text'
    ? [sql`lower(${dataRows.values} ->> ${column.name}::text) collate "C" ${by}`, exact]
    : [exact];
}
