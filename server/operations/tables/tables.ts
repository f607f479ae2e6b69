import { randomUUID } from 'node:crypto';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { addTable } from '#db/queries/tables/add-table.ts';
import { listTables as query } from '#db/queries/tables/list-tables.ts';
import { removeTable as remove } from '#db/queries/tables/remove-table.ts';
import type { TableRecord } from '#db/queries/tables/table-record.ts';
import { updateTable as update } from '#db/queries/tables/update-table.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { changeColumns } from '../../tables/change-columns.ts';
import { checkDefinition, newTableSchema, tableChangeSchema } from '../../tables/definition.ts';
import { requireTable } from '../../tables/require-table.ts';
import { parseInput } from '../parse-input.ts';

type Parts = { db: Database };

/** Tables that one organization may have. */
const maxTables = 500;

/** The organization's tables by name, with the number of rows of each. */
export async function listTables({ db }: Parts, principal: Principal): Promise<(TableRecord & { rows: number })[]> {
  authorize(principal, 'tables:read');
  return await asOrg(db, principal.orgId, query);
}

/** A table by name or id. Throws `not_found`. */
export async function getTable({ db }: Parts, principal: Principal, input: { table: string }): Promise<TableRecord> {
  authorize(principal, 'tables:read');
  return await asOrg(db, principal.orgId, (tx) => requireTable(tx, input.table, 'free'));
}

/** Makes a table. Throws `conflict` when the name is taken, `invalid_input` for columns that cannot be. */
export async function createTable({ db }: Parts, principal: Principal, input: unknown): Promise<TableRecord> {
  authorize(principal, 'tables:write');
  const wanted = parseInput(newTableSchema, input);
  checkDefinition(wanted);
  const { orgId } = principal;
  const { name, keys } = wanted;
  const columns = wanted.columns.map(({ was: _, ...column }) => column);
  return await asOrg(db, orgId, async (tx) => {
    if ((await query(tx)).length >= maxTables)
      throw new PatchbayError('limited', `An organization may have ${maxTables} tables. Remove one first.`);
    const table = await addTable(tx, { id: randomUUID(), orgId, name, columns, keys });
    if (table === null) throw taken(name);
    await writeAudit(tx, {
      orgId,
      actor: principal,
      action: 'table.created',
      target: table.id,
      data: { name, columns, keys },
    });
    return table;
  });
}

/**
 * Changes a table's name, columns or keys, and its rows with them. A column keeps its values under a new name when `was`
 * says what it was called; one that is left out is lost. Throws `conflict` when the rows stand against it.
 */
export async function updateTable(
  { db }: Parts,
  principal: Principal,
  input: { table: string; change: unknown },
): Promise<TableRecord> {
  authorize(principal, 'tables:write');
  const change = parseInput(tableChangeSchema, input.change);
  const { orgId } = principal;
  return await asOrg(db, orgId, async (tx) => {
    const before = await requireTable(tx, input.table, 'update');
    const wanted = change.columns ?? before.columns;
    const keys = change.keys ?? before.keys;
    checkDefinition({ columns: wanted, keys });
    const columns = wanted.map(({ name, type, required }) => ({ name, type, required }));
    const after = await update(tx, { id: before.id, name: change.name ?? before.name, columns, keys });
    if (after === null) throw taken(change.name ?? before.name);
    if (change.columns !== undefined || change.keys !== undefined)
      await changeColumns(tx, before, { columns: wanted, after });
    const data = { name: after.name, columns, keys };
    await writeAudit(tx, { orgId, actor: principal, action: 'table.updated', target: after.id, data });
    return after;
  });
}

/** Removes a table with all its rows. Throws `not_found`. */
export async function removeTable({ db }: Parts, principal: Principal, input: { table: string }): Promise<void> {
  authorize(principal, 'tables:write');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const { id, name } = await requireTable(tx, input.table, 'update');
    await remove(tx, id);
    await writeAudit(tx, { orgId, actor: principal, action: 'table.removed', target: id, data: { name } });
  });
}

function taken(name: string): PatchbayError {
  return new PatchbayError('conflict', `There is a table '${name}' already: choose another name.`);
}
