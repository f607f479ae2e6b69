import type { Database } from '../connect.ts';

// A run that a living fork answers from stays until that is over. Segments are taken by the day of their partition, so
// that no other one is looked through.
const remove = (which: string) => `
with gone as (
  delete from runs where id in (${which}) returning id, run_day
), log as (
  delete from run_segments using gone where run_segments.run_day = gone.run_day and run_segments.run_id = gone.id
)
select id from gone`;

/** Deletes one ended run with its log, waits and snapshot; false when it still moves or there is none. */
export async function deleteRun(db: Database, { orgId, runId }: { orgId: string; runId: string }): Promise<boolean> {
  const rows = await db.sql.unsafe(
    remove('select id from runs where org_id = $1 and id = $2 and finished_at is not null for update'),
    [orgId, runId],
  );
  return rows.length > 0;
}

export type Expiry = {
  orgId: string;
  /** Runs of these workflows, or of all but these. */
  workflows: { only: string } | { except: string[] };
  /** ISO 8601: what ended before is deleted. */
  before: string;
  limit: number;
};

/** Deletes up to `limit` runs that ended before a time, the oldest first; answers how many. */
export async function deleteExpiredRuns(db: Database, { orgId, workflows, before, limit }: Expiry): Promise<number> {
  const isOne = 'only' in workflows;
  const ids = isOne ? [workflows.only] : workflows.except;
  const which = `
    select id from runs where org_id = $1
      and (workflow_id = any (string_to_array($2, ',')::uuid[])) = ${isOne}
      and started_at < $3::timestamptz and finished_at < $3::timestamptz
      and not exists (select from runs as fork where fork.forked_from = runs.id and fork.finished_at is null)
    order by started_at limit $4 for update skip locked`;
  const rows = await db.sql.unsafe(remove(which), [orgId, ids.join(','), before, limit]);
  return rows.length;
}
