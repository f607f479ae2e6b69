import type { Tx } from '#db/access.ts';
import { isUuid } from '#db/queries/is-uuid.ts';
import { newRowId } from '#db/queries/tables/new-row-id.ts';
import { enterKeys, findByKey, isBound, type SharedKey } from '#db/queries/tables/row-keys.ts';
import { deleteRows } from '#db/queries/tables/select-rows.ts';
import type { RowRecord, TableRecord } from '#db/queries/tables/table-record.ts';
import { addRows, getRow, replaceRow } from '#db/queries/tables/write-rows.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { checkCells, wholeRow } from './check-row.ts';

/** A table that is held by this transaction, and whose it is. */
export type Held = { tx: Tx; orgId: string; table: TableRecord };

/** Rows that may be written at once. */
export const maxBatch = 1000;

/** Adds rows in their order. Throws `invalid_input` for a cell that does not fit, `conflict` for a key that is taken. */
export async function insertRows({ tx, orgId, table }: Held, rows: Json[]): Promise<RowRecord[]> {
  const fresh = rows.map((row, index) => {
    const path = rows.length === 1 ? '' : `/${index + 1}`;
    return { id: newRowId(), values: wholeRow(table, checkCells(table, row, path), path) };
  });
  return await addAll({ tx, orgId, table }, fresh);
}

/** Puts rows back that were deleted, under their own ids; those that are there are left as they are. */
export async function restoreRows(held: Held, rows: { id: string; values: JsonObject }[]): Promise<RowRecord[]> {
  const { table } = held;
  const foreign = rows.find(({ id }) => !isUuid(id));
  if (foreign) throw new PatchbayError('invalid_input', `'${foreign.id}' is no id of a row.`);
  return await addAll(
    held,
    rows.map(({ id, values }) => ({ id, values: wholeRow(table, checkCells(table, values)) })),
  );
}

async function addAll({ tx, orgId, table }: Held, rows: { id: string; values: JsonObject }[]): Promise<RowRecord[]> {
  const added: RowRecord[] = [];
  for (let from = 0; from < rows.length; from += maxBatch) {
    const batch = await addRows(tx, { orgId, tableId: table.id }, rows.slice(from, from + maxBatch));
    await enter({ tx, table }, batch);
    added.push(...batch);
  }
  return added;
}

/** Changes some cells of a row. Throws `not_found`, or as `insertRows` does. */
export async function changeRow({ tx, table }: Held, { id, values }: { id: string; values: Json }): Promise<RowRecord> {
  const row = await getRow(tx, table, id, 'update');
  if (row === null) throw new PatchbayError('not_found', `Table '${table.name}' has no row '${id}'.`);
  return await overwrite({ tx, table }, row, checkCells(table, values));
}

/**
 * Adds each row, or changes the one that has the same values in the columns of a unique key; cells that are not given
 * stay. Throws `invalid_input` when there is no such key or a row lacks one of its values.
 */
export async function upsertRows(held: Held, rows: Json[], by: string[]): Promise<RowRecord[]> {
  const { table } = held;
  const columns = table.keys.find((key) => key.length === by.length && key.every((name) => by.includes(name)));
  if (columns === undefined) {
    const known = table.keys.map((key) => key.join(' + ')).join('; ') || 'none';
    throw new PatchbayError(
      'invalid_input',
      `Table '${table.name}' has no unique key on ${by.join(' + ') || 'no column'}. Its unique keys: ${known}.`,
    );
  }
  const wanted = rows.map((row, index) => {
    const cells = checkCells(table, row, rows.length === 1 ? '' : `/${index + 1}`);
    if (isBound(cells, columns)) return { index, cells, place: JSON.stringify(columns.map((name) => cells[name])) };
    throw new PatchbayError(
      'invalid_input',
      `Each row needs ${columns.join(' and ')}, by which it is found in table '${table.name}'.`,
    );
  });
  // In one order for all, so that two batches never wait for each other.
  wanted.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.index - b.index));
  const written: RowRecord[] = [];
  for (const { index, cells } of wanted) written[index] = await upsertOne(held, cells, columns);
  return written;
}

async function upsertOne({ tx, orgId, table }: Held, cells: JsonObject, columns: string[]): Promise<RowRecord> {
  for (;;) {
    const id = await findByKey(tx, table, { columns, values: cells });
    const row = id === null ? null : await getRow(tx, table, id, 'update');
    if (row !== null && isSame(row.values, cells, columns)) return await overwrite({ tx, table }, row, cells);
    const values = wholeRow(table, cells);
    const [added] = await addRows(tx, { orgId, tableId: table.id }, [{ id: newRowId(), values }]);
    if (added === undefined) throw new Error('a new id was taken');
    const shared = await enterKeys(tx, table, [added]);
    if (shared === null) return added;
    // Somebody else was faster with that very key: their row is committed now, and it is the one to change.
    await deleteRows(tx, table, [added.id]);
    if (shared.key !== columns) throw taken(table, shared, added.values);
  }
}

/** The row may have got another key between being found and being held. */
function isSame(a: JsonObject, b: JsonObject, columns: string[]): boolean {
  return columns.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

async function overwrite(
  { tx, table }: Pick<Held, 'tx' | 'table'>,
  row: RowRecord,
  cells: JsonObject,
): Promise<RowRecord> {
  const values = wholeRow(table, { ...row.values, ...cells });
  const written = await replaceRow(tx, table, { id: row.id, values });
  await enter({ tx, table }, [written]);
  return written;
}

async function enter({ tx, table }: Pick<Held, 'tx' | 'table'>, rows: RowRecord[]): Promise<void> {
  const shared = await enterKeys(tx, table, rows);
  if (shared !== null) throw taken(table, shared, rows.find((row) => row.id === shared.rowId)?.values ?? {});
}

function taken(table: TableRecord, { key }: SharedKey, values: JsonObject): PatchbayError {
  const what = key.map((name) => `${name} ${JSON.stringify(values[name])}`).join(' and ');
  return new PatchbayError('conflict', `Table '${table.name}' has a row with ${what} already.`, { data: { key } });
}
