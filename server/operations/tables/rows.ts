import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { asOrgRetrying } from '#db/as-org-retrying.ts';
import type { Database } from '#db/connect.ts';
import { isUuid } from '#db/queries/is-uuid.ts';
import { countRows, deleteRows as remove, selectRows } from '#db/queries/tables/select-rows.ts';
import type { RowRecord } from '#db/queries/tables/table-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { requireTable } from '../../tables/require-table.ts';
import { changeRow, type Held, insertRows, maxBatch, restoreRows, upsertRows } from '../../tables/rows.ts';
import { selectionSchema, toSelection } from '../../tables/selection.ts';
import { parseInput } from '../parse-input.ts';

type Parts = { db: Database };

const rowsSchema = z.strictObject({
  rows: z.array(z.json()).min(1, 'must have at least one row').max(maxBatch, `may have at most ${maxBatch} rows`),
  key: z.array(z.string()).optional(),
});
const restoreSchema = z.array(z.object({ id: z.string(), values: z.record(z.string(), z.json()) })).max(maxBatch);

/** Rows that fit all conditions, and how many there are of them in all. */
export async function queryRows(
  { db }: Parts,
  principal: Principal,
  input: { table: string; selection: unknown },
): Promise<{ items: RowRecord[]; total: number }> {
  authorize(principal, 'tables:read');
  const wanted = parseInput(selectionSchema, input.selection);
  return await asOrg(db, principal.orgId, async (tx) => {
    const table = await requireTable(tx, input.table, 'free');
    const selection = toSelection(table, wanted);
    return { items: await selectRows(tx, table, selection), total: await countRows(tx, table, selection.filters) };
  });
}

/** Adds rows; with `key`, the columns of a unique key, changes those that are there already. */
export async function writeRows(
  { db }: Parts,
  principal: Principal,
  input: { table: string; change: unknown },
): Promise<RowRecord[]> {
  const { rows, key } = parseInput(rowsSchema, input.change);
  return await write(db, principal, input.table, (held) =>
    key === undefined ? insertRows(held, rows) : upsertRows(held, rows, key),
  );
}

/** Changes some cells of one row; null empties a cell. */
export async function updateRow(
  { db }: Parts,
  principal: Principal,
  input: { table: string; id: string; values: unknown },
): Promise<RowRecord> {
  const values = parseInput(
    z.record(z.string(), z.json(), 'must be an object of column names and values'),
    input.values,
  );
  return await write(db, principal, input.table, (held) => changeRow(held, { id: input.id, values }));
}

/** Deletes rows; answers them as they were, so that they can be put back. */
export async function deleteRows(
  { db }: Parts,
  principal: Principal,
  input: { table: string; ids: string[] },
): Promise<RowRecord[]> {
  const ids = input.ids.filter(isUuid).slice(0, maxBatch);
  return await write(db, principal, input.table, async ({ tx, table }) => {
    const removed = ids.length === 0 ? [] : await remove(tx, table, ids);
    if (removed.length > 0) return removed;
    throw new PatchbayError('not_found', `Table '${table.name}' has no row '${input.ids[0] ?? ''}'.`);
  });
}

/** Puts deleted rows back in their old places. Throws `conflict` when another row has taken their key meanwhile. */
export async function undeleteRows(
  { db }: Parts,
  principal: Principal,
  input: { table: string; rows: unknown },
): Promise<RowRecord[]> {
  const rows = parseInput(restoreSchema, input.rows);
  return await write(db, principal, input.table, (held) => restoreRows(held, rows));
}

async function write<T>(
  db: Database,
  principal: Principal,
  name: string,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  authorize(principal, 'tables:write');
  const { orgId } = principal;
  return await asOrgRetrying(db, orgId, async (tx) =>
    work({ tx, orgId, table: await requireTable(tx, name, 'share') }),
  );
}
