import { sql } from 'drizzle-orm';
import { asOrg } from '../access.ts';
import type { Database } from '../connect.ts';

const pageSize = 500;

// What besides the logs of runs can name an asset. The names of tables and columns are ours, not a caller's.
const places = [
  'data_rows.values',
  'drafts.graph',
  'graphs.graph',
  'workflow_state.value',
  'workflow_tests.fixture',
  'events.data',
  'pending_events.input',
  'effect_answers.answer',
  'waits.answer',
];

type Candidate = { orgId: string; hash: string; createdAt: string };

/**
 * Deletes assets that nothing names any more: no run's log, no other asset, table, draft, version or state. Those of
 * the last day stay, because what names them may still be on its way. Answers how many were deleted.
 */
export async function collectAssets(db: Database): Promise<number> {
  const named = new Map<string, Set<string>>();
  let after: Candidate = { orgId: '00000000-0000-0000-0000-000000000000', hash: '', createdAt: '' };
  let deleted = 0;
  for (;;) {
    const page = await candidates(db, after);
    const last = page.at(-1);
    if (last === undefined) return deleted;
    for (const orgId of new Set(page.map((candidate) => candidate.orgId))) {
      const known = named.get(orgId) ?? (await namedElsewhere(db, orgId));
      named.set(orgId, known);
      const doomed = page.filter((one) => one.orgId === orgId && !known.has(one.hash)).map(({ hash }) => hash);
      deleted += await remove(db, orgId, doomed);
    }
    if (page.length < pageSize) return deleted;
    after = last;
  }
}

/** Assets of more than a day that no log and no other asset names, in the order of their keys. */
async function candidates(db: Database, after: Candidate): Promise<Candidate[]> {
  return await db.sql<Candidate[]>`
    select org_id as "orgId", hash, created_at as "createdAt" from assets
    where (org_id, hash) > (${after.orgId}, ${after.hash}) and created_at < now() - interval '1 day'
      and not exists (select from asset_refs r where r.org_id = assets.org_id and r.hash = assets.hash)
      and not exists (select from asset_parts p where p.org_id = assets.org_id and p.part = assets.hash)
    order by org_id, hash limit ${pageSize}`;
}

async function namedElsewhere(db: Database, orgId: string): Promise<Set<string>> {
  return await asOrg(db, orgId, async (tx) => {
    const found = new Set<string>();
    for (const place of places) {
      const [table = '', column = ''] = place.split('.');
      const text = sql`${sql.identifier(column)}::text`;
      const rows = await tx.execute<{ hash: string }>(sql`
        select distinct (regexp_matches(${text}, 'sha256:[0-9a-f]{64}', 'g'))[1] as hash
        from ${sql.identifier(table)} where ${text} like '%sha256:%'`);
      for (const { hash } of rows) found.add(hash);
    }
    return found;
  });
}

async function remove(db: Database, orgId: string, hashes: string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  const rows = await db.sql`
    delete from assets where org_id = ${orgId} and hash = any (string_to_array(${hashes.join(',')}, ','))
      and created_at < now() - interval '1 day'
      and not exists (select from asset_refs r where r.org_id = assets.org_id and r.hash = assets.hash)
      and not exists (select from asset_parts p where p.org_id = assets.org_id and p.part = assets.hash)
    returning 1`;
  return rows.length;
}
