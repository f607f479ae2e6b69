import type { Tx } from '#db/access.ts';
import { rebuildKeys } from '#db/queries/tables/row-keys.ts';
import { countRows, selectRows } from '#db/queries/tables/select-rows.ts';
import type { TableRecord } from '#db/queries/tables/table-record.ts';
import { moveColumns, patchRows } from '#db/queries/tables/write-rows.ts';
import type { DataColumn } from '#db/schema/data-tables.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';
import { toCell } from './cell.ts';
import { maxBatch } from './rows.ts';

export type WantedColumn = DataColumn & { was?: string | undefined };

/**
 * Brings the rows of a table that is held for an update to other columns and keys: renames, drops, converts, checks.
 * Throws `conflict` with the first thing in the rows that stands against it; nothing is changed then.
 */
export async function changeColumns(
  tx: Tx,
  before: TableRecord,
  { columns, after }: { columns: WantedColumn[]; after: TableRecord },
): Promise<void> {
  const sources = new Map(columns.map((column) => [column.was ?? column.name, column]));
  const unknown = columns.find(({ was }) => was !== undefined && !before.columns.some(({ name }) => name === was));
  if (unknown !== undefined)
    throw new PatchbayError(
      'invalid_input',
      `The column '${unknown.name}' was to be called '${unknown.was}' so far, but there is no such column.`,
    );
  if (sources.size < columns.length)
    throw new PatchbayError('invalid_input', 'Two columns cannot take the values of one.');
  const dropped = before.columns.filter(({ name }) => !sources.has(name)).map(({ name }) => name);
  const renamed = Object.fromEntries(
    before.columns.flatMap(({ name }) => {
      const now = sources.get(name)?.name ?? name;
      return now === name ? [] : [[name, now]];
    }),
  );
  if (dropped.length > 0 || Object.keys(renamed).length > 0) await moveColumns(tx, before.id, { dropped, renamed });
  const converted = before.columns.flatMap(({ name, type }) => {
    const now = sources.get(name);
    return now !== undefined && now.type !== type ? [now] : [];
  });
  if (converted.length > 0) await convert(tx, after, converted);
  await requireCells(tx, after);
  const shared = await rebuildKeys(tx, after);
  if (shared !== null)
    throw new PatchbayError(
      'conflict',
      `${rows(shared.count)} of '${after.name}' would share ${shared.key.join(' + ')} with another one. Mend them first.`,
    );
}

async function convert(tx: Tx, table: TableRecord, columns: DataColumn[]): Promise<void> {
  const total = await countRows(tx, table, []);
  for (let offset = 0; offset < total; offset += maxBatch) {
    const batch = await selectRows(tx, table, { filters: [], order: null, limit: maxBatch, offset });
    const patches = batch.map(({ id, values }) => ({ id, values: convertRow(table, columns, values) }));
    await patchRows(tx, table.id, patches);
  }
}

function convertRow(table: TableRecord, columns: DataColumn[], values: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const { name, type } of columns) {
    const value = values[name];
    if (value === undefined) continue;
    const cell = toCell(type, type === 'text' && typeof value === 'object' ? JSON.stringify(value) : value);
    if ('problem' in cell)
      throw new PatchbayError(
        'conflict',
        `The column '${name}' of '${table.name}' holds ${JSON.stringify(value)}, which ${cell.problem}. Mend it first.`,
      );
    patch[name] = cell.value;
  }
  return patch;
}

async function requireCells(tx: Tx, table: TableRecord): Promise<void> {
  for (const column of table.columns) {
    if (!column.required) continue;
    const count = await countRows(tx, table, [{ column, op: 'empty', value: null }]);
    if (count > 0)
      throw new PatchbayError(
        'conflict',
        `${rows(count)} of '${table.name}' ${count === 1 ? 'has' : 'have'} no ${column.name}, which is to be required. Fill it in first.`,
      );
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
