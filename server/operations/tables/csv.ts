import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { asOrg } from '#db/access.ts';
import { asOrgRetrying } from '#db/as-org-retrying.ts';
import type { Database } from '#db/connect.ts';
import { selectRows } from '#db/queries/tables/select-rows.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { requireTable } from '../../tables/require-table.ts';
import { insertRows, maxBatch } from '../../tables/rows.ts';

type Parts = { db: Database };

/** Rows of one CSV file. */
const maxImport = 50_000;

/** All rows of a table as CSV, its columns in their order. */
export async function exportCsv(
  { db }: Parts,
  principal: Principal,
  input: { table: string },
): Promise<{ name: string; text: string }> {
  authorize(principal, 'tables:read');
  return await asOrg(db, principal.orgId, async (tx) => {
    const table = await requireTable(tx, input.table, 'share');
    const names = table.columns.map(({ name }) => name);
    const parts = [stringify([names])];
    for (let offset = 0; ; offset += maxBatch) {
      const rows = await selectRows(tx, table, { filters: [], order: null, limit: maxBatch, offset });
      parts.push(stringify(rows.map(({ values }) => names.map((name) => writeCell(values[name] ?? null)))));
      if (rows.length < maxBatch) return { name: table.name, text: parts.join('') };
    }
  });
}

/** Adds the rows of a CSV file whose first line names columns: all of them, or none and the line of the first mistake. */
export async function importCsv(
  { db }: Parts,
  principal: Principal,
  input: { table: string; text: string },
): Promise<{ added: number }> {
  authorize(principal, 'tables:write');
  const { orgId } = principal;
  const records = parseCsv(input.text);
  return await asOrgRetrying(db, orgId, async (tx) => {
    const table = await requireTable(tx, input.table, 'share');
    const rows = records.map((record) => readRow(record, table.columns));
    for (const [index, row] of rows.entries()) {
      const wrong = Object.keys(row).find((name) => !table.columns.some((column) => column.name === name));
      if (wrong !== undefined && index === 0)
        throw new PatchbayError(
          'invalid_input',
          `The file has a column '${wrong}', which table '${table.name}' has not. Add it there, or take it out of the file.`,
        );
    }
    for (let from = 0; from < rows.length; from += maxBatch)
      await insertRows({ tx, orgId, table }, rows.slice(from, from + maxBatch));
    return { added: rows.length };
  });
}

function parseCsv(text: string): { [name: string]: string }[] {
  let records: { [name: string]: string }[];
  try {
    records = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim()),
      bom: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatchbayError('invalid_input', `The file is not CSV with a line of column names first: ${reason}.`);
  }
  if (records.length === 0)
    throw new PatchbayError('invalid_input', 'The file has no rows below its line of column names.');
  if (records.length <= maxImport) return records;
  throw new PatchbayError('too_large', `A file may have ${maxImport} rows; this one has ${records.length}. Split it.`);
}

function readRow(record: { [name: string]: string }, columns: { name: string; type: string }[]): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([name, text]) => [
      name,
      readCell(text, columns.find((column) => column.name === name)?.type),
    ]),
  );
}

function readCell(text: string, type: string | undefined): Json {
  if (text === '') return null;
  if (type !== 'json') return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A text that a spreadsheet would run as a formula gets a quote before it; reading takes it off again. */
function writeCell(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /^[=+\-@\t\r]/.test(value) && !Number.isFinite(Number(value)) ? `'${value}` : value;
}
