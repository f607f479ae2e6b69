import type { TransactionSql } from 'postgres';
import type { Database } from '../connect.ts';
import { deadAfterMs } from './processes.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';

/** A run is taken up so long before its time, so that it is in memory when the time comes. */
export const claimAheadMs = 250;

/**
 * Takes up to `limit` runs that somebody must drive now: queued or given up, due or nearly so, answered, to be cancelled or set on, or left
 * by a dead process. Two processes never get the same run. Those of higher priority first, of equals the oldest; each
 * minute of age counts as much as one step of priority, so that nobody waits for ever. A queued run whose workflow or
 * organization is limited is left until it is its turn.
 */
export async function claimRuns(db: Database, processId: string, limit: number): Promise<RunRow[]> {
  await db.sql`
    update processes set stopped_at = clock_timestamp()
    where stopped_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => ${deadAfterMs / 1000})`;
  const [limited] =
    await db.sql`select 1 from runs where finished_at is null and owner is null and ${db.sql.unsafe(isLimited)} limit 1`;
  if (limited === undefined)
    return (await db.sql.unsafe(claim('false'), [processId, limit], { prepare: true })).map(toRunRow);
  return await db.sql.begin((tx) => claimInTurn(tx, processId, limit));
}

/** One process at a time counts who is being driven: two that counted at once would let too many in. */
async function claimInTurn(tx: TransactionSql, processId: string, limit: number): Promise<RunRow[]> {
  await tx`select pg_advisory_xact_lock(${lock})`;
  return (await tx.unsafe(claim(beyond), [processId, limit])).map(toRunRow);
}

/** Any number, as long as nothing else on the server uses it. */
const lock = 7_262_825;

const isLimited = `status = 'queued' and (lane is not null or exists (
  select from organizations where organizations.id = runs.org_id and organizations.settings ->> 'concurrency' is not null))`;

const urgencyOf = (run: string) => `${run}.priority + extract(epoch from clock_timestamp() - ${run}.started_at) / 60`;

// A run that is driven counts, one that only waits does not. Places are counted among those that are queued.
const beyond = `id in (
  select id from (
    select q.id,
      row_number() over (partition by q.workflow_id order by ${urgencyOf('q')} desc, q.id) as place,
      q.lane,
      row_number() over (partition by q.org_id order by ${urgencyOf('q')} desc, q.id) as org_place,
      (o.settings ->> 'concurrency')::int as org_lane,
      (select count(*) from runs d where d.workflow_id = q.workflow_id and d.finished_at is null and d.lane is not null
        and d.owner is not null and d.status in ('queued', 'running')) as busy,
      (select count(*) from runs d where d.org_id = q.org_id and d.finished_at is null and d.owner is not null
        and d.status in ('queued', 'running')) as org_busy
    from runs q join organizations o on o.id = q.org_id
    where q.finished_at is null and q.owner is null and q.status = 'queued' and q.cancel_requested_at is null
  ) as waiting
  where place + busy > lane or (org_lane is not null and org_place + org_busy > org_lane))`;

// Each branch has an index of its own, so runs that merely wait cost nothing here.
const claim = (leftOut: string) => `
with due as (
  select id from runs where finished_at is null and owner is null and status in ('queued', 'running') and not (${leftOut})
  union select id from runs where finished_at is null and owner is null and wake_at <= clock_timestamp() + make_interval(secs => ${claimAheadMs / 1000})
  union select id from runs where finished_at is null and owner is null and cancel_requested_at is not null
  union select id from runs where finished_at is null and owner is null and advance is not null
    and (advance ->> 'seq')::int = last_seq
  union select runs.id from waits join runs on runs.id = waits.run_id
    where waits.answered_at is not null and waits.closed_at is null and runs.finished_at is null and runs.owner is null
  union select runs.id from runs
    where finished_at is null and owner is not null
      and not exists (select from processes where processes.id = runs.owner and processes.stopped_at is null)
), mine as (
  select runs.id from runs where id in (select id from due)
    and finished_at is null
    and (owner is null or not exists (select from processes where processes.id = runs.owner and processes.stopped_at is null))
  order by ${urgencyOf('runs')} desc, started_at limit $2 for update skip locked
)
update runs set owner = $1 where id in (select id from mine) returning ${runColumns}`;
