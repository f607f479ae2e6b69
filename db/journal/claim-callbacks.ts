import type { Database } from '../connect.ts';

export type ClaimedCallback = { id: string; orgId: string; runId: string; url: string; attempts: number };

/**
 * Takes up to `limit` callbacks that are due and whose runs are over. They are not due again for `holdMs`, so that
 * another process takes one over whose deliverer died; `attempts` counts this one.
 */
export async function claimCallbacks(
  db: Database,
  { limit, holdMs }: { limit: number; holdMs: number },
): Promise<ClaimedCallback[]> {
  return await db.sql<ClaimedCallback[]>`
    update callbacks set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ${holdMs / 1000})
    where id in (
      select c.id from callbacks c join runs r on r.org_id = c.org_id and r.id = c.run_id
      where c.done_at is null and c.due_at <= clock_timestamp() and r.finished_at is not null
      order by c.due_at limit ${limit} for update of c skip locked
    )
    returning id, org_id as "orgId", run_id as "runId", url, attempts`;
}
