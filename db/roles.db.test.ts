import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrg } from './access.ts';
import type { Database } from './connect.ts';
import { append } from './journal/append.ts';
import { createWorkflow } from './queries/workflows/create-workflow.ts';
import { approval, newRun } from './testing/commits.ts';
import { smallGraph } from './testing/graphs.ts';
import { testDatabase, testOrganization } from './testing/test-database.ts';

let db: Database;
let org: string;
let tenantTables: string[];

beforeAll(async () => {
  db = await testDatabase();
  org = await testOrganization(db);
  // Read from the catalogue, so that a table added later cannot be forgotten.
  const rows = await db.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'org_id' and c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
    order by 1`;
  tenantTables = rows.map((row) => row.name);
});
afterAll(() => db.close());

/** Runs statements as a role; answers the SQLSTATE of the first that fails, or the last one's row count. */
async function as(role: string, orgId: string, ...statements: string[]): Promise<number | string> {
  try {
    return await db.sql.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('patchbay.org', ${orgId}, true)`;
      let count = 0;
      for (const statement of statements) count = (await tx.unsafe(statement)).count;
      return count;
    });
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('row-level security', () => {
  it('stands on every table of a tenant, forced, with a policy that also checks what is written', async () => {
    expect(tenantTables.length).toBeGreaterThan(14);
    const rows = await db.sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname
      where c.relname in ${db.sql(tenantTables)} and c.relrowsecurity and c.relforcerowsecurity
        and p.policyname = 'tenant' and p.roles = '{patchbay_app}' and p.cmd = 'ALL'
        and p.qual like '%patchbay.org%' and p.with_check = p.qual
      order by 1`;
    expect(rows.map((row) => row.name)).toEqual(tenantTables);
  });

  it('shows nothing of any table without a tenant, and nothing of another', async () => {
    await asOrg(db, org, (tx) => createWorkflow(tx, { orgId: org, graph: smallGraph('mine'), hash: 'h', by: null }));
    await append(db, [newRun(org, { openWaits: [approval(randomUUID())], callback: { url: 'https://example.com' } })]);
    for (const table of [...tenantTables, 'organizations', 'users']) {
      expect([table, await as('patchbay_app', '', `select 1 from ${table}`)]).toEqual([table, 0]);
      expect([table, await as('patchbay_app', randomUUID(), `select 1 from ${table}`)]).toEqual([table, 0]);
    }
    for (const table of ['workflows', 'drafts', 'runs', 'run_segments', 'waits', 'organizations']) {
      expect([table, await as('patchbay_app', org, `select 1 from ${table}`)]).not.toEqual([table, 0]);
    }
  });

  it('refuses rows for another tenant', async () => {
    const insert = `insert into variables (org_id, name, value) values ('${randomUUID()}', 'a', 'b')`;
    expect(await as('patchbay_app', org, insert)).toBe('42501');
  });

  it('does not show the log through a partition', async () => {
    const partitions = await db.sql<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'run_segments'::regclass`;
    expect(partitions.length).toBeGreaterThan(7);
    for (const { name } of partitions) {
      expect(await as('patchbay_app', org, `select 1 from ${name}`)).toBe('42501');
      expect(await as('patchbay_engine', org, `select 1 from ${name}`)).toBe('42501');
    }
  });

  it('lets no role pass it, and has no view or function that does', async () => {
    const roles = await db.sql`
      select rolname from pg_roles where rolname like 'patchbay\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`;
    const views = await db.sql`select viewname from pg_views where schemaname = 'public'`;
    const definers = await db.sql`
      select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`;
    expect([roles.length, views.length, definers.length]).toEqual([0, 0, 0]);
  });
});

describe('what each role may touch', () => {
  const verbs = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;

  it('is this and no more', async () => {
    const rows = await db.sql<{ role: string; table: string; verb: string }[]>`
      select r.rolname as role, c.relname as table, v.verb from pg_class c, pg_roles r, unnest(string_to_array(${verbs.join()}, ',')) as v(verb)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and r.rolname like 'patchbay\\_%'
        and case v.verb when 'DELETE' then has_table_privilege(r.rolname, c.oid, v.verb)
          else has_any_column_privilege(r.rolname, c.oid, v.verb) end`;
    const matrix: Record<string, Record<string, string>> = {};
    for (const { role, table, verb } of rows) {
      const row = (matrix[table] ??= {});
      const known = row[role] ?? '';
      row[role] = verbs
        .filter((one) => one === verb || known.includes(one[0] ?? ''))
        .map((one) => one[0])
        .join('');
    }
    expect(matrix).toEqual(allowed);
  });

  it('leaves the audit as it was written', async () => {
    const insert = `insert into audit (org_id, actor, action, target) values ('${org}', '{}', 'a', 'b')`;
    expect(await as('patchbay_app', org, insert)).toBe(1);
    for (const role of ['patchbay_app', 'patchbay_engine', 'patchbay_auth']) {
      expect(await as(role, org, `update audit set action = 'c'`)).toBe('42501');
      expect(await as(role, org, 'delete from audit')).toBe('42501');
    }
  });
});

const app = 'patchbay_app';
const engine = 'patchbay_engine';
const auth = 'patchbay_auth';
const allowed: Record<string, Record<string, string>> = {
  accounts: { [auth]: 'SIUD' },
  api_keys: { [app]: 'SIU', [auth]: 'SIU' },
  asset_refs: { [app]: 'S', [engine]: 'SIUD' },
  asset_parts: { [app]: 'S', [engine]: 'SIUD' },
  asset_chunks: { [app]: 'SI', [engine]: 'SIUD' },
  assets: { [app]: 'SI', [engine]: 'SIUD' },
  audit: { [app]: 'SI' },
  breakers: { [app]: 'S', [engine]: 'SIUD' },
  callbacks: { [app]: 'SU', [engine]: 'SIUD' },
  comments: { [app]: 'SIU', [engine]: 'SUD' },
  connections: { [app]: 'SIUD', [engine]: 'S' },
  data_row_keys: { [app]: 'SIUD' },
  data_rows: { [app]: 'SIUD' },
  data_tables: { [app]: 'SIUD' },
  drafts: { [app]: 'SIUD' },
  effect_answers: { [app]: 'SIU', [engine]: 'SD' },
  events: { [app]: 'S', [engine]: 'SIUD' },
  failures: { [app]: 'S', [engine]: 'SIUD' },
  graphs: { [app]: 'SI', [engine]: 'S' },
  idempotency: { [app]: 'S', [engine]: 'SIUD' },
  invitations: { [app]: 'SIUD', [auth]: 'SIUD' },
  members: { [app]: 'SIUD', [auth]: 'SIUD' },
  organizations: { [app]: 'SU', [auth]: 'SIUD', [engine]: 'S' },
  pending_events: { [app]: 'S', [engine]: 'SIUD' },
  places: { [app]: 'S', [engine]: 'SIUD' },
  processes: { [engine]: 'SIUD' },
  promotions: { [app]: 'SIU' },
  rates: { [app]: 'S', [engine]: 'SIUD' },
  run_snapshots: { [app]: 'S', [engine]: 'SIUD' },
  run_segments: { [app]: 'S', [engine]: 'SIUD' },
  runs: { [app]: 'SU', [engine]: 'SIUD' },
  saved_views: { [app]: 'SIUD' },
  sessions: { [auth]: 'SIUD' },
  shared_drafts: { [app]: 'SIUD' },
  shared_updates: { [app]: 'SID' },
  triggers: { [app]: 'SIUD', [engine]: 'SUD' },
  users: { [app]: 'S', [auth]: 'SIUD' },
  variables: { [app]: 'SIUD', [engine]: 'S' },
  verifications: { [auth]: 'SIUD' },
  versions: { [app]: 'SI', [engine]: 'S' },
  waits: { [app]: 'S', [engine]: 'SIUD' },
  workflow_state: { [app]: 'SIUD' },
  workflow_tests: { [app]: 'SIUD' },
  workflows: { [app]: 'SIUD', [engine]: 'S' },
};
