import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Json, JsonObject } from '#engine/json.ts';
import { isObject } from '#engine/json.ts';

type Options = { delimiter: string; header: boolean; numbers: boolean };

/** Reads CSV: objects by column name, or lists without a header. Throws with the line of a mistake. */
export function readCsv(text: string, { delimiter, header, numbers }: Options): Json {
  const rows: string[][] = parse(text, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true });
  const read = numbers ? readCell : (cell: string) => cell;
  const [names = [], ...rest] = rows;
  if (!header) return rows.map((row) => row.map(read));
  return rest.map((row) => {
    const object: JsonObject = {};
    names.forEach((name, index) => {
      if (name !== '__proto__') object[name] = read(row[index] ?? '');
    });
    return object;
  });
}

/** Writes a list of objects or lists as CSV; a cell that a spreadsheet would run as a formula gets a quote before it. */
export function writeCsv(value: Json, { delimiter, header }: Options): string {
  const rows = Array.isArray(value) ? value : [value];
  const names = new Set(rows.flatMap((row) => (isObject(row) ? Object.keys(row) : [])));
  const columns = [...names];
  const lines = rows.map((row) =>
    isObject(row)
      ? columns.map((name) => writeCell(row[name] ?? null))
      : (Array.isArray(row) ? row : [row]).map(writeCell),
  );
  return stringify(header && columns.length > 0 ? [columns.map(writeCell), ...lines] : lines, { delimiter });
}

/** Only what a number would be written as is one, so that 01234 and 1e5 stay texts. */
function readCell(cell: string): Json {
  const number = Number(cell);
  return cell !== '' && Number.isFinite(number) && String(number) === cell ? number : cell;
}

function writeCell(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[=+\-@\t\r]/.test(value) && !Number.isFinite(Number(value)) ? `'${value}` : value;
}
