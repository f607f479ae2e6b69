import { z } from 'zod';
import { type Filter, filterOps, type Selection } from '#db/queries/tables/select-rows.ts';
import type { TableRecord } from '#db/queries/tables/table-record.ts';
import type { DataColumn } from '#db/schema/data-tables.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { toCell } from './cell.ts';

/** Rows that one query answers at most. */
export const maxRows = 1000;

export const whereSchema = z
  .array(
    z.strictObject({
      column: z.string(),
      op: z.enum(filterOps, `must be one of ${filterOps.join(', ')}`).default('eq'),
      value: z.json().default(null),
    }),
    'must be a list of {column, op, value}',
  )
  .max(20, 'may have at most 20 conditions');

/** Which rows are asked for: all conditions must hold. */
export const selectionSchema = z.object({
  where: whereSchema.default([]),
  orderBy: z.string().nullish(),
  direction: z.enum(['asc', 'desc'], 'must be asc or desc').default('asc'),
  limit: z.int('must be a whole number').min(1).max(maxRows, `must be at most ${maxRows}`).default(100),
  offset: z.int('must be a whole number').min(0).max(10_000_000).default(0),
});

/** Finds the columns of a selection and brings its values into their types. Throws `invalid_input`. */
export function toSelection(
  table: TableRecord,
  { where, orderBy, direction, limit, offset }: z.infer<typeof selectionSchema>,
): Selection {
  const order =
    orderBy === undefined || orderBy === null || orderBy === ''
      ? null
      : { column: columnOf(table, orderBy), direction };
  return { filters: toFilters(table, where), order, limit, offset };
}

/** The same for conditions alone. */
export function toFilters(table: TableRecord, where: z.infer<typeof whereSchema>): Filter[] {
  return where.map(({ column: name, op, value }) => {
    const column = columnOf(table, name);
    return operand(column, { op, value });
  });
}

/** A column by name. Throws `invalid_input` with the names there are. */
export function columnOf(table: TableRecord, name: string): DataColumn {
  const column = table.columns.find((one) => one.name === name);
  if (column !== undefined) return column;
  const names = table.columns.map((one) => one.name).join(', ');
  throw new PatchbayError('invalid_input', `Table '${table.name}' has no column '${name}'; its columns are ${names}.`);
}

const wordy = new Set(['contains', 'starts_with']);
const sized = new Set(['lt', 'lte', 'gt', 'gte']);

function operand(column: DataColumn, { op, value }: { op: Filter['op']; value: Json }): Filter {
  if (op === 'empty' || op === 'not_empty') return { column, op, value: null };
  // To equal nothing is to be empty.
  if (value === null && op === 'eq') return { column, op: 'empty', value };
  if (value === null && op === 'ne') return { column, op: 'not_empty', value };
  if (wordy.has(op)) return { column, op, value: checked(column, 'text', value) };
  if (sized.has(op) && (value === null || column.type === 'json' || column.type === 'boolean'))
    throw refused(column, `cannot be compared by '${op}' with ${JSON.stringify(value)}`);
  if (op !== 'in') return { column, op, value: checked(column, column.type, value) };
  if (!Array.isArray(value)) throw refused(column, `needs a list of values for 'in'`);
  return { column, op, value: value.map((item) => checked(column, column.type, item)) };
}

function checked(column: DataColumn, type: DataColumn['type'], value: Json): Json {
  const cell = toCell(type, value);
  if ('problem' in cell) throw refused(column, `holds ${column.type}: what it is compared with ${cell.problem}`);
  return cell.value;
}

function refused({ name }: DataColumn, message: string): PatchbayError {
  return new PatchbayError('invalid_input', `The column '${name}' ${message}.`);
}
