import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { addTable } from '#db/queries/tables/add-table.ts';
import type { TableRecord } from '#db/queries/tables/table-record.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { tableServices } from './tables.ts';

let db: Database;
let orgId: string;

beforeAll(async () => {
  db = await testDatabase();
  orgId = await testOrganization(db);
});
afterAll(() => db.close());

let count = 0;

const people: Pick<TableRecord, 'columns' | 'keys'> = {
  columns: [
    { name: 'email', type: 'text', required: true },
    { name: 'visits', type: 'number', required: false },
    { name: 'born', type: 'date', required: false },
    { name: 'active', type: 'boolean', required: false },
    { name: 'more', type: 'json', required: false },
  ],
  keys: [['email']],
};

async function newTable(shape: Partial<typeof people> = {}): Promise<string> {
  count += 1;
  const name = `people_${count}`;
  await asOrg(db, orgId, (tx) => addTable(tx, { ...people, ...shape, id: randomUUID(), orgId, name }));
  return name;
}

async function perform(service: string, request: JsonObject, key: string = randomUUID()): Promise<Json> {
  const found = new Map(tableServices(db)).get(service);
  if (!found) throw new Error(`no service ${service}`);
  return await found(request, {
    orgId,
    idempotencyKey: service === 'table.get' || service === 'table.query' ? null : key,
    signal: new AbortController().signal,
    run: { id: randomUUID(), workflowId: randomUUID(), draft: false },
    node: 'n',
  });
}

async function emails(table: string, request: JsonObject): Promise<Json[]> {
  const rows = await perform('table.query', { table, ...request });
  return Array.isArray(rows) ? rows.map((row) => (isObject(row) ? (row.email ?? null) : null)) : [];
}

const idOf = (row: Json) => (isObject(row) ? (row.id ?? null) : null);

describe('the data tables of nodes', () => {
  it('keep typed rows and find them by key and by id', async () => {
    const table = await newTable();
    const added = await perform('table.insert', {
      table,
      values: { email: 'ada@example.com', visits: '3', born: '1815-12-10', active: 'true', more: { a: [1] } },
    });
    expect(added).toMatchObject({ visits: 3, active: true, born: '1815-12-10', more: { a: [1] } });
    expect(await perform('table.get', { table, key: { email: 'ada@example.com' } })).toEqual(added);
    expect(await perform('table.get', { table, id: idOf(added) })).toEqual(added);
    expect(await perform('table.get', { table, key: { email: 'eve@example.com' } })).toBeNull();
    expect(await perform('table.get', { table, id: 'no id' })).toBeNull();
  });

  it('act once for each effect', async () => {
    const table = await newTable();
    const insert = () => perform('table.insert', { table, values: { email: 'once@example.com' } }, `effect-${table}`);
    const first = await insert();
    expect(await insert()).toEqual(first);
    expect(await emails(table, {})).toEqual(['once@example.com']);
  });

  it('let one of many insert a key, and leave nothing of the others', async () => {
    const table = await newTable();
    const values = (index: number) => [{ email: `own_${index}@example.com` }, { email: 'same@example.com' }];
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => perform('table.insert', { table, values: values(index) })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining('email "same@example.com"') },
    });
    expect(await emails(table, {})).toHaveLength(2);
  });

  it('come to one row when many upsert it at once', async () => {
    const table = await newTable();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        perform('table.upsert', { table, key: ['email'], values: { email: 'x@example.com', visits: index } }),
      ),
    );
    expect(await emails(table, {})).toEqual(['x@example.com']);
  });

  it('upsert in batches that cross each other', async () => {
    const table = await newTable();
    const rows = Array.from({ length: 20 }, (_, index) => ({ email: `${index}@example.com`, visits: index }));
    await Promise.all(
      [rows, rows.toReversed(), rows].map((values) => perform('table.upsert', { table, key: ['email'], values })),
    );
    expect(await emails(table, { limit: 1000 })).toHaveLength(20);
  });

  it('change only what an upsert names, and free a key that is no longer used', async () => {
    const table = await newTable({ keys: [['email'], ['visits']] });
    await perform('table.insert', { table, values: { email: 'a@example.com', visits: 1, active: true } });
    const changed = await perform('table.upsert', {
      table,
      key: 'email'.split(' '),
      values: { email: 'a@example.com', visits: 2 },
    });
    expect(changed).toMatchObject({ visits: 2, active: true });
    await perform('table.insert', { table, values: { email: 'b@example.com', visits: 1 } });
    await expect(
      perform('table.upsert', { table, key: ['email'], values: { email: 'c@example.com', visits: 2 } }),
    ).rejects.toThrow('has a row with visits 2 already');
    // A row with an empty cell is not bound by the key.
    await perform('table.insert', { table, values: [{ email: 'd@example.com' }, { email: 'e@example.com' }] });
  });

  it.each<[string, JsonObject, string[]]>([
    ['equal', { where: [{ column: 'visits', op: 'eq', value: '10' }] }, ['b']],
    ['not equal, empty ones too', { where: [{ column: 'visits', op: 'ne', value: 10 }] }, ['a', 'c', 'd']],
    ['by size, not as text', { where: [{ column: 'visits', op: 'gt', value: 9 }] }, ['b']],
    ['by date', { where: [{ column: 'born', op: 'lt', value: '2000-01-01' }] }, ['a']],
    ['by a part, whatever the case', { where: [{ column: 'email', op: 'contains', value: 'C' }] }, ['c']],
    ['by a beginning', { where: [{ column: 'email', op: 'starts_with', value: 'D' }] }, ['d']],
    ['one of a list', { where: [{ column: 'email', op: 'in', value: ['a', 'd', 'z'] }] }, ['a', 'd']],
    ['empty', { where: [{ column: 'visits', op: 'empty' }] }, ['d']],
    ['not empty', { where: [{ column: 'visits', op: 'not_empty' }] }, ['a', 'b', 'c']],
    ['false', { where: [{ column: 'active', op: 'eq', value: false }] }, ['b']],
    ['data', { where: [{ column: 'more', op: 'eq', value: { k: 1 } }] }, ['c']],
    [
      'all conditions',
      {
        where: [
          { column: 'visits', op: 'gte', value: 2 },
          { column: 'visits', op: 'lte', value: 9 },
        ],
      },
      ['a', 'c'],
    ],
    ['in an order', { orderBy: 'visits', direction: 'desc' }, ['b', 'c', 'a', 'd']],
    ['a part of them', { orderBy: 'visits', limit: 2, offset: 1 }, ['c', 'b']],
    ['what looks like SQL', { where: [{ column: 'email', op: 'eq', value: "' or true --" }] }, []],
  ])('query: %s', async (_, request, expected) => {
    const table = await newTable();
    await perform('table.insert', {
      table,
      values: [
        { email: 'a', visits: 2, born: '1999-05-05' },
        { email: 'b', visits: 10, active: false, born: '2020-02-02T10:00:00+02:00' },
        { email: 'c', visits: 9, more: { k: 1 } },
        { email: 'd' },
      ],
    });
    expect(await emails(table, request)).toEqual(expected);
  });

  it('delete by id and by condition, never all by accident', async () => {
    const table = await newTable();
    const rows = await perform('table.insert', { table, values: ['a', 'b', 'c'].map((email) => ({ email })) });
    const first = Array.isArray(rows) ? idOf(rows[0] ?? null) : null;
    expect(await perform('table.delete', { table, id: first, where: [] })).toEqual({ deleted: 1 });
    await expect(perform('table.delete', { table, where: [] })).rejects.toThrow('Say which rows to delete');
    expect(await perform('table.delete', { table, where: [{ column: 'email', op: 'eq', value: 'b' }] })).toEqual({
      deleted: 1,
    });
    expect(await emails(table, {})).toEqual(['c']);
    // The key of a deleted row is free again.
    await perform('table.insert', { table, values: { email: 'a' } });
  });

  it.each<[string, JsonObject, string]>([
    ['a number that is none', { values: { email: 'a', visits: 'many' } }, "'visits' must be a number"],
    ['a day that is none', { values: { email: 'a', born: '2026-02-30' } }, "'born' must be a date"],
    ['a column that is none', { values: { email: 'a', mail: 1 } }, "'mail' is no column"],
    ['a missing cell', { values: { visits: 1 } }, "'email' is required"],
    [
      'the second row',
      { values: [{ email: 'a' }, { email: 'b', active: 'perhaps' }] },
      "'2 active' must be true or false",
    ],
    ['a character no database takes', { values: { email: 'a\u0000' } }, 'U+0000'],
    ['a row that is too large', { values: { email: 'a', more: 'x'.repeat(70_000) } }, 'a row may have 65536'],
    ['a table that is none', { table: 'nobody', values: { email: 'a' } }, "There is no table 'nobody'"],
  ])('refuse %s', async (_, request, message) => {
    const table = await newTable();
    await expect(perform('table.insert', { table, ...request })).rejects.toThrow(message);
    expect(await emails(table, {})).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['an unknown column', { where: [{ column: 'nobody', op: 'eq', value: 1 }] }, "has no column 'nobody'"],
    ['a number that is none', { where: [{ column: 'visits', op: 'gt', value: 'x' }] }, 'must be a number'],
    ['an order of data', { where: [{ column: 'more', op: 'gt', value: 1 }] }, "cannot be compared by 'gt'"],
  ])('refuse a query with %s', async (_, request, message) => {
    const table = await newTable();
    await expect(perform('table.query', { table, ...request })).rejects.toThrow(message);
  });
});
