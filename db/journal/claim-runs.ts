import type { Database } from '../connect.ts';
import { deadAfterMs } from './processes.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';

/**
 * Takes up to `limit` runs that somebody must drive now: queued or given up, due, answered, to be cancelled, or left
 * by a dead process. Oldest first; two processes never get the same run.
 */
export async function claimRuns(db: Database, processId: string, limit: number): Promise<RunRow[]> {
  await db.sql`
    update processes set stopped_at = clock_timestamp()
    where stopped_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => ${deadAfterMs / 1000})`;
  const rows = await db.sql.unsafe(claim, [processId, limit], { prepare: true });
  return rows.map(toRunRow);
}

// Each branch has an index of its own, so runs that merely wait cost nothing here.
const claim = `
with due as (
  select id from runs where finished_at is null and owner is null and status in ('queued', 'running')
  union select id from runs where finished_at is null and owner is null and wake_at <= clock_timestamp()
  union select id from runs where finished_at is null and owner is null and cancel_requested_at is not null
  union select runs.id from waits join runs on runs.id = waits.run_id
    where waits.answered_at is not null and waits.closed_at is null and runs.finished_at is null and runs.owner is null
  union select runs.id from runs
    where finished_at is null and owner is not null
      and not exists (select from processes where processes.id = runs.owner and processes.stopped_at is null)
), mine as (
  select runs.id from runs where id in (select id from due)
    and finished_at is null
    and (owner is null or not exists (select from processes where processes.id = runs.owner and processes.stopped_at is null))
  order by started_at limit $2 for update skip locked
)
update runs set owner = $1 where id in (select id from mine) returning ${runColumns}`;
