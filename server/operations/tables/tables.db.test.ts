import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import { listAudit } from '#db/queries/audit/list-audit.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { createOwner } from '../session/create-owner.ts';
import { signIn, testDeps, whoIs } from '../testing.ts';
import { exportCsv, importCsv } from './csv.ts';
import { deleteRows, queryRows, undeleteRows, updateRow, writeRows } from './rows.ts';
import { createTable, getTable, listTables, removeTable, updateTable } from './tables.ts';

let deps: Awaited<ReturnType<typeof testDeps>>;
let owner: Principal;
let count = 0;

beforeAll(async () => {
  deps = await testDeps({ mail: 'off' });
  await createOwner(deps, { name: 'Ada', email: 'ada@example.com', password: 'correct horse', organization: 'Ada' });
  owner = (await whoIs(deps.auth, await signIn(deps.auth, 'ada@example.com', 'correct horse'))).principal;
});
afterAll(() => deps.close());

const text = (name: string, more: object = {}) => ({ name, type: 'text', required: false, ...more });

/** A table with two columns and rows of them. */
async function filled(
  rows: JsonObject[] = [
    { sku: 'a', price: '1' },
    { sku: 'b', price: '20' },
  ],
): Promise<string> {
  count += 1;
  const name = `stock_${count}`;
  await createTable(deps, owner, { name, columns: [text('sku'), text('price')], keys: [['sku']] });
  if (rows.length > 0) await writeRows(deps, owner, { table: name, change: { rows } });
  return name;
}

async function valuesOf(table: string, selection: JsonObject = {}): Promise<JsonObject[]> {
  return (await queryRows(deps, owner, { table, selection })).items.map(({ values }) => values);
}

describe('tables', () => {
  it('are made, listed with their rows, renamed and removed, and the audit tells of it', async () => {
    const name = await filled();
    expect((await listTables(deps, owner)).find((table) => table.name === name)).toMatchObject({
      rows: 2,
      keys: [['sku']],
    });
    await expect(createTable(deps, owner, { name, columns: [text('a')] })).rejects.toMatchObject({ code: 'conflict' });
    const { id } = await updateTable(deps, owner, { table: name, change: { name: 'renamed' } });
    expect(await valuesOf('renamed')).toHaveLength(2);
    await removeTable(deps, owner, { table: id });
    await expect(getTable(deps, owner, { table: 'renamed' })).rejects.toMatchObject({ code: 'not_found' });
    const audit = await asOrg(deps.db, owner.orgId, (tx) => listAudit(tx, 3));
    expect(audit.map(({ action }) => action)).toEqual(['table.removed', 'table.updated', 'table.created']);
  });

  it('swap the names of columns, take columns out, and convert what they hold', async () => {
    const table = await filled();
    await updateTable(deps, owner, {
      table,
      change: {
        columns: [text('price', { was: 'sku' }), { name: 'sku', was: 'price', type: 'number' }, text('note')],
        keys: [['price']],
      },
    });
    expect(await valuesOf(table)).toEqual([
      { price: 'a', sku: 1 },
      { price: 'b', sku: 20 },
    ]);
    await expect(writeRows(deps, owner, { table, change: { rows: [{ price: 'a' }] } })).rejects.toThrow('price "a"');
    await updateTable(deps, owner, { table, change: { columns: [{ name: 'sku', type: 'number' }], keys: [] } });
    expect(await valuesOf(table)).toEqual([{ sku: 1 }, { sku: 20 }]);
  });

  it.each<[string, Json, string]>([
    [
      'a type that rows do not have',
      { columns: [{ name: 'sku', type: 'number' }], keys: [] },
      'holds "a", which must be a number',
    ],
    ['a key that rows share', { keys: [['price']] }, '1 row of'],
    ['a cell that rows lack', { columns: [text('sku'), text('price', { required: true })] }, '1 row of'],
    ['a key of a column that is none', { keys: [['nobody']] }, "names the column 'nobody'"],
    ['two columns of one name', { columns: [text('a'), text('a')] }, "two columns 'a'"],
    ['a name every row has', { columns: [text('id')] }, 'must not be id'],
    ['a name that was never there', { columns: [text('a', { was: 'ghost' })], keys: [] }, 'no such column'],
  ])('refuse %s, and stay as they were', async (_, change, message) => {
    const table = await filled([{ sku: 'a', price: '1' }, { sku: 'b', price: '1' }, { sku: 'c' }]);
    await expect(updateTable(deps, owner, { table, change })).rejects.toThrow(message);
    expect(await getTable(deps, owner, { table })).toMatchObject({
      columns: [text('sku'), text('price')],
      keys: [['sku']],
    });
    expect(await valuesOf(table)).toHaveLength(3);
  });

  it('change and delete rows, and put them back in their old place', async () => {
    const table = await filled([{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }]);
    const { items } = await queryRows(deps, owner, { table, selection: {} });
    const ids = items.map(({ id }) => id);
    await updateRow(deps, owner, { table, id: ids[0] ?? '', values: { price: '5' } });
    await updateRow(deps, owner, { table, id: ids[0] ?? '', values: { price: null, sku: 'z' } });
    const removed = await deleteRows(deps, owner, { table, ids: ids.slice(1, 2) });
    expect(await valuesOf(table)).toEqual([{ sku: 'z' }, { sku: 'c' }]);
    await undeleteRows(deps, owner, { table, rows: removed.map(({ id, values }) => ({ id, values })) });
    expect(await valuesOf(table)).toEqual([{ sku: 'z' }, { sku: 'b' }, { sku: 'c' }]);
    await expect(deleteRows(deps, owner, { table, ids: ['nobody'] })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('go out as CSV and come back the same', async () => {
    const rows = [
      { sku: 'a "quoted", one', price: '=1+1' },
      { sku: '-5', price: 'two\nlines' },
    ];
    const [from, to] = [await filled(rows), await filled([])];
    const { text: csv } = await exportCsv(deps, owner, { table: from });
    expect(csv).toContain("'=1+1");
    expect(await importCsv(deps, owner, { table: to, text: csv })).toEqual({ added: 2 });
    expect(await valuesOf(to)).toEqual(rows);
  });

  it.each([
    ['another column', 'sku,weight\na,1\n', "has a column 'weight'"],
    ['a key twice', 'sku\na\na\n', 'sku "a"'],
    ['no rows', 'sku\n', 'no rows'],
    ['lines of different length', 'sku,price\na\n', 'not CSV'],
  ])('take nothing of a file with %s', async (_, csv, message) => {
    const table = await filled([]);
    await expect(importCsv(deps, owner, { table, text: csv })).rejects.toThrow(message);
    expect(await valuesOf(table)).toEqual([]);
  });

  it('take ten thousand rows of CSV and find among them', async () => {
    const table = await filled([]);
    const lines = Array.from({ length: 10_000 }, (_, index) => `sku_${index},${index % 100}`);
    await importCsv(deps, owner, { table, text: `sku,price\n${lines.join('\n')}\n` });
    const found = await queryRows(deps, owner, {
      table,
      selection: { where: [{ column: 'price', op: 'eq', value: '7' }], limit: 3, offset: 98 },
    });
    expect(found.total).toBe(100);
    expect(found.items.map(({ values }) => values.sku)).toEqual(['sku_9807', 'sku_9907']);
  });

  it('are read by viewers and changed by editors, in their own organization only', async () => {
    const table = await filled();
    const viewer: Principal = { ...owner, role: 'viewer' };
    expect(await queryRows(deps, viewer, { table, selection: {} })).toMatchObject({ total: 2 });
    const change = { rows: [{ sku: 'x' }] };
    await expect(writeRows(deps, viewer, { table, change })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeTable(deps, viewer, { table })).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await createOrganization(deps, owner, { name: 'Other', slug: 'other' });
    const stranger: Principal = { ...owner, orgId: id };
    await expect(writeRows(deps, stranger, { table, change })).rejects.toMatchObject({ code: 'not_found' });
  });
});
