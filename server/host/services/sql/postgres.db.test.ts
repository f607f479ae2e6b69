import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import { parseEgressAllow } from '../../address.ts';
import { sqlService } from './sql.ts';

// Tests choose their server by the environment; no running product loads this.
const serverUrl = process.env.TEST_DATABASE_URL;

describe.runIf(serverUrl !== undefined)('SQL on a Postgres server', () => {
  const url = new URL(serverUrl ?? 'postgres://postgres@127.0.0.1:5432/postgres');
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  const table = `orders_${process.pid}`;

  beforeAll(async () => {
    await admin`create table ${admin(table)} (id int primary key, customer text, at timestamptz, more jsonb, big bigint)`;
    await admin`insert into ${admin(table)} values
      (1, 'ada', '2026-11-21T10:00:00Z', '{"a":[1]}', 9007199254740993), (2, 'bob', null, null, 2)`;
  });
  afterAll(async () => {
    await admin`drop table ${admin(table)}`;
    await admin.end();
  });

  function ask(
    statement: string,
    more: JsonObject = {},
    { signal = AbortSignal.timeout(20_000), password = '' } = {},
  ): Promise<Json> {
    const at = '2026-11-21T10:00:00.000Z';
    const secret = { database: url.pathname.slice(1), username: url.username, password, tls: 'off' };
    const [, service] = sqlService({
      open: async () => ({
        id: 'c',
        name: 'shop',
        kind: 'postgres',
        hosts: [url.host],
        rateLimit: null,
        concurrency: null,
        createdAt: at,
        updatedAt: at,
        secret,
      }),
      guard: (_, call) => call(),
      within: (_, work) => work(),
      allow: parseEgressAllow(url.host),
      sqliteDir: null,
    });
    const run = { id: 'r', workflowId: 'w', draft: false };
    return service(
      { connection: 'shop', statement, values: [], readOnly: true, maxRows: 100, ...more },
      { orgId: 'o', idempotencyKey: null, signal, run, node: 'n' },
    );
  }
  const count = async () => (await admin`select count(*)::int as n from ${admin(table)}`)[0]?.n;

  it('binds values and gives rows as JSON', async () => {
    expect(await ask(`select * from ${table} where customer = $1`, { values: ['ada'] })).toEqual({
      rows: [{ id: 1, customer: 'ada', at: '2026-11-21T10:00:00.000Z', more: { a: [1] }, big: '9007199254740993' }],
      rowCount: 1,
      truncated: false,
    });
    expect(await ask(`select * from ${table} where customer = $1`, { values: ["x' or true --"] })).toMatchObject({
      rowCount: 0,
    });
    expect(await ask('select generate_series(1, 1000000) as n', { maxRows: 3 })).toEqual({
      rows: [{ n: 1 }, { n: 2 }, { n: 3 }],
      rowCount: 3,
      truncated: true,
    });
  });

  it.each([
    ['a write', (name: string) => `delete from ${name}`],
    ['a write inside a query', (name: string) => `with gone as (delete from ${name} returning 1) select * from gone`],
    ['two statements', (name: string) => `commit; delete from ${name}`],
    ['a table', () => 'create table more_orders (a int)'],
  ])('refuses %s while it only reads', async (_, statement) => {
    await expect(ask(statement(table))).rejects.toMatchObject({ error: { code: 'sql_error', retryable: false } });
    expect(await count()).toBe(2);
  });

  it('leaves nothing behind that outlives its transaction', async () => {
    for (const statement of ['commit', 'rollback', 'set transaction read write'])
      await ask(statement).catch(() => null);
    expect(await ask('select current_setting($1) as mode', { values: ['transaction_read_only'] })).toMatchObject({
      rows: [{ mode: 'on' }],
    });
  });

  it('changes rows when told to', async () => {
    const request = { readOnly: false, values: [9, 'eve', { b: 1 }] };
    expect(
      await ask(`insert into ${table} (id, customer, more) values ($1, $2, $3::text::jsonb) returning id`, request),
    ).toEqual({ rows: [{ id: 9 }], rowCount: 1, truncated: false });
    expect(await ask(`delete from ${table} where id = $1`, { readOnly: false, values: [9] })).toMatchObject({
      rowCount: 1,
    });
    await expect(ask(`insert into ${table} (id) values (1)`, { readOnly: false })).rejects.toMatchObject({
      error: { code: 'sql_error', details: { code: '23505' } },
    });
  });

  it('is stopped with its run, also on the server', async () => {
    const controller = new AbortController();
    const endless = ask(`select pg_sleep(600) as ${table}`, {}, { signal: controller.signal });
    const active = async () =>
      (
        await admin`select count(*)::int as n from pg_stat_activity where query = ${`select pg_sleep(600) as ${table}`} and state = 'active'`
      )[0]?.n;
    await expect.poll(active, { timeout: 10_000 }).toBe(1);
    controller.abort();
    await expect(endless).rejects.toThrow('stopped');
    await expect.poll(active, { timeout: 10_000 }).toBe(0);
  });

  it('says what is wrong with a server that is not there', async () => {
    const [, service] = sqlService({
      open: async () => ({
        id: 'c',
        name: 'shop',
        kind: 'postgres',
        hosts: ['127.0.0.1:9'],
        rateLimit: null,
        concurrency: null,
        createdAt: '',
        updatedAt: '',
        secret: { database: 'd', username: 'u', password: 'p', tls: 'off' },
      }),
      guard: (_, call) => call(),
      within: (_, work) => work(),
      allow: parseEgressAllow('127.0.0.1:9'),
      sqliteDir: null,
    });
    await expect(
      service(
        { connection: 'shop', statement: 'select 1', values: [], readOnly: true, maxRows: 1 },
        {
          orgId: 'o',
          idempotencyKey: null,
          signal: AbortSignal.timeout(20_000),
          run: { id: 'r', workflowId: 'w', draft: false },
          node: 'n',
        },
      ),
    ).rejects.toMatchObject({ error: { code: 'network', retryable: true } });
  });
});
