import type { TableRecord } from '#db/queries/tables/table-record.ts';
import { type Issue, PatchbayError } from '#engine/errors.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { toCell } from './cell.ts';

/** Characters of JSON in one row. */
const maxRowChars = 65_536;

/** The cells of some columns as the table keeps them; null empties a cell. Throws `invalid_input`, one finding a cell. */
export function checkCells(table: TableRecord, values: Json, path = ''): JsonObject {
  if (!isObject(values)) throw refused(table, [{ path, message: 'must be an object of column names and values' }]);
  const issues: Issue[] = [];
  const cells: JsonObject = {};
  for (const [name, value] of Object.entries(values)) {
    const column = table.columns.find((one) => one.name === name);
    if (column === undefined) {
      const names = table.columns.map((one) => one.name).join(', ');
      issues.push({ path: `${path}/${name}`, message: `is no column of '${table.name}'; its columns are ${names}` });
      continue;
    }
    const cell = toCell(column.type, value);
    if ('problem' in cell) issues.push({ path: `${path}/${name}`, message: cell.problem });
    else cells[name] = cell.value;
  }
  if (issues.length > 0) throw refused(table, issues);
  return cells;
}

/** A whole row without its empty cells. Throws `invalid_input` when a required one is empty or the row is too large. */
export function wholeRow(table: TableRecord, cells: JsonObject, path = ''): JsonObject {
  const row = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
  const issues = table.columns
    .filter((column) => column.required && row[column.name] === undefined)
    .map((column) => ({ path: `${path}/${column.name}`, message: 'is required' }));
  const { length } = JSON.stringify(row);
  if (length > maxRowChars) issues.push({ path, message: `has ${length} characters; a row may have ${maxRowChars}` });
  if (issues.length > 0) throw refused(table, issues);
  return row;
}

function refused(table: TableRecord, errors: Issue[]): PatchbayError {
  const [first] = errors;
  const where = first === undefined || first.path === '' ? 'the row' : `'${first.path.slice(1).replaceAll('/', ' ')}'`;
  return new PatchbayError('invalid_input', `Table '${table.name}': ${where} ${first?.message ?? 'does not fit'}.`, {
    errors,
  });
}
