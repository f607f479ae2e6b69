import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import type { OpenConnection } from '../../../secrets/open-connection.ts';
import { parseEgressAllow } from '../../address.ts';
import { sqlService } from './sql.ts';

const root = mkdtempSync(join(tmpdir(), 'patchbay-sqlite-'));
const folder = join(root, 'files');

beforeAll(() => {
  mkdirSync(folder);
  for (const path of [join(folder, 'shop.db'), join(root, 'secret.db')]) {
    const db = new DatabaseSync(path);
    db.exec(`create table orders (id integer primary key, customer text, total real, big integer, photo blob);
      insert into orders values (1, 'ada', 20.5, 9007199254740993, x'0102'), (2, 'bob', 5, 7, null)`);
    db.close();
  }
  symlinkSync(join(root, 'secret.db'), join(folder, 'link.db'));
  writeFileSync(join(folder, 'no.db'), 'this is no database, whatever its name says');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function connection(more: Partial<OpenConnection>): OpenConnection {
  const at = '2026-11-21T10:00:00.000Z';
  return {
    id: 'c',
    name: 'shop',
    kind: 'sqlite',
    hosts: [],
    rateLimit: null,
    concurrency: null,
    createdAt: at,
    updatedAt: at,
    secret: { file: 'shop.db' },
    ...more,
  };
}

function ask(
  statement: string,
  more: {
    request?: JsonObject;
    connection?: Partial<OpenConnection>;
    signal?: AbortSignal;
    sqliteDir?: string | null;
  } = {},
): Promise<Json> {
  const [, service] = sqlService({
    open: async () => connection(more.connection ?? {}),
    guard: (_, call) => call(),
    within: (_, work) => work(),
    allow: parseEgressAllow(''),
    sqliteDir: more.sqliteDir === undefined ? folder : more.sqliteDir,
    lookup: async () => [{ address: '10.0.0.7', family: 4 }],
  });
  return service(
    { connection: 'shop', statement, values: [], readOnly: true, maxRows: 100, ...more.request },
    {
      orgId: 'o',
      idempotencyKey: null,
      signal: more.signal ?? AbortSignal.timeout(20_000),
      run: { id: 'r', workflowId: 'w', draft: false },
      node: 'n',
    },
  );
}

describe('SQL on a SQLite file', () => {
  it('binds values and gives rows as JSON', async () => {
    const request = { values: ['ada'] };
    expect(await ask('select * from orders where customer = ?', { request })).toEqual({
      rows: [{ id: 1, customer: 'ada', total: 20.5, big: '9007199254740993', photo: 'AQI=' }],
      rowCount: 1,
      truncated: false,
    });
    const spliced = { values: ["ada' or '1'='1"] };
    expect(await ask('select * from orders where customer = ?', { request: spliced })).toMatchObject({ rowCount: 0 });
  });

  it('says when there were more rows than asked for', async () => {
    const request = { maxRows: 1 };
    expect(await ask('select id from orders', { request })).toEqual({
      rows: [{ id: 1 }],
      rowCount: 1,
      truncated: true,
    });
  });

  it.each([
    "insert into orders (customer) values ('eve')",
    'delete from orders',
    'pragma query_only = off',
    "attach database 'other.db' as other",
    'create table more (a)',
  ])('refuses to change anything while it only reads: %s', async (statement) => {
    await expect(ask(statement)).rejects.toMatchObject({ error: { code: 'sql_error' } });
    expect(await ask('select count(*) as n from orders')).toMatchObject({ rows: [{ n: 2 }] });
  });

  it('changes rows when told to, and tells how many', async () => {
    const request = { values: [1, 'bob'], readOnly: false };
    expect(await ask('update orders set total = total + ? where customer = ?', { request })).toMatchObject({
      rowCount: 1,
    });
    const other = { readOnly: false, values: [join(root, 'secret.db')] };
    await expect(ask('attach database ? as other', { request: other })).rejects.toThrow('not authorized');
  });

  it.each(['../secret.db', join(root, 'secret.db'), 'link.db', 'nowhere.db', '.', 'a\u0000b'])(
    'opens nothing outside its folder: %j',
    async (file) => {
      await expect(ask('select 1', { connection: { secret: { file } } })).rejects.toMatchObject({
        error: { code: 'refused', message: expect.stringContaining('There is no file') },
      });
    },
  );

  it('says what is missing when there is no folder, and that a file is no database', async () => {
    await expect(ask('select 1', { sqliteDir: null })).rejects.toThrow('PATCHBAY_SQLITE_DIR');
    await expect(ask('select * from a', { connection: { secret: { file: 'no.db' } } })).rejects.toThrow(
      'not a database',
    );
  });

  it('is stopped in the middle of a statement that would not end, while others go on', async () => {
    const controller = new AbortController();
    const endless = ask('with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n', {
      signal: controller.signal,
    });
    expect(await ask('select 1 as one')).toMatchObject({ rows: [{ one: 1 }] });
    controller.abort();
    await expect(endless).rejects.toThrow('stopped');
  });
});

describe('SQL on a server', () => {
  const secret = { database: 'shop', username: 'ada', password: 'hidden', tls: 'off' };

  it.each(['postgres', 'mysql'] as const)('is refused at a private address: %s', async (kind) => {
    const found = { kind, hosts: ['db.internal'], rateLimit: null, concurrency: null, secret };
    await expect(ask('select 1', { connection: found })).rejects.toMatchObject({
      error: { code: 'refused', message: expect.stringContaining('10.0.0.7 is a private address') },
    });
  });

  it('is refused to a connection that is not for databases', async () => {
    const found = {
      kind: 'bearer' as const,
      hosts: ['api.example.com'],
      rateLimit: null,
      concurrency: null,
      secret: { token: 't' },
    };
    await expect(ask('select 1', { connection: found })).rejects.toMatchObject({
      error: { code: 'connection_refused' },
    });
  });
});
