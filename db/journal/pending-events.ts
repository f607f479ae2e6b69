import type { ISql } from 'postgres';
import type { Json } from '#engine/json.ts';
import type { Database } from '../connect.ts';
import type { Commit } from './commit.ts';
import { enqueueRuns } from './enqueue-runs.ts';
import { type TriggerRow, toTriggerRow, triggerColumns } from './trigger-row.ts';

export type PendingEvent = {
  orgId: string;
  triggerId: string;
  key: string;
  input: Json;
  door: string;
  depth: number;
  quietMs: number;
};

/** Keeps the newest event of a trigger and key; it is due when nothing has come for `quietMs`. */
export async function keepPending(on: ISql, event: PendingEvent): Promise<void> {
  const { orgId, triggerId, key, input, door, depth, quietMs } = event;
  await on`
    insert into pending_events (org_id, trigger_id, key, input, door, depth, count, due_at)
    values (${orgId}, ${triggerId}, ${key}, ${JSON.stringify(input)}::text::json, ${door}, ${depth}, 1,
      clock_timestamp() + make_interval(secs => ${quietMs / 1000}))
    on conflict (trigger_id, key) do update set input = excluded.input, door = excluded.door, depth = excluded.depth,
      count = pending_events.count + 1, due_at = excluded.due_at`;
}

export type DuePending = {
  trigger: TriggerRow;
  key: string;
  input: Json;
  door: string;
  depth: number;
  count: number;
  /** The row as it was seen: one that has changed since is not taken. */
  mark: string;
};

/** Debounced events that are due; looking takes none of them. */
export async function duePending(db: Database, limit: number): Promise<DuePending[]> {
  const rows = await db.sql`
    select ${db.sql.unsafe(triggerColumns)}, p.key, p.input::text as input, p.door, p.depth, p.count, p.xmin::text as mark
    from pending_events p join triggers t on t.id = p.trigger_id join workflows w on w.id = t.workflow_id
    where p.due_at <= clock_timestamp() order by p.due_at limit ${limit}`;
  return rows.map((row) => ({
    trigger: toTriggerRow(row),
    key: String(row.key),
    input: JSON.parse(String(row.input)),
    door: String(row.door),
    depth: Number(row.depth),
    count: Number(row.count),
    mark: String(row.mark),
  }));
}

/** Takes a debounced event and writes its run, unless a newer event has come or somebody else was faster. */
export async function firePending(db: Database, { trigger, key, mark }: DuePending, commit: Commit): Promise<string[]> {
  return await db.sql.begin(async (tx) => {
    const taken = await tx`
      delete from pending_events where trigger_id = ${trigger.id} and key = ${key} and xmin::text = ${mark} returning 1`;
    return taken.length === 0 ? [] : await enqueueRuns(tx, [commit]);
  });
}
