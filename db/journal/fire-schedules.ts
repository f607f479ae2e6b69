import type { Database } from '../connect.ts';
import type { Commit } from './commit.ts';
import { enqueueRuns } from './enqueue-runs.ts';
import { type TriggerRow, toTriggerRow, triggerColumns } from './trigger-row.ts';

/** Schedules that are due by the database's clock, earliest first; looking takes none of them. */
export async function dueSchedules(db: Database, limit: number): Promise<TriggerRow[]> {
  const rows = await db.sql`
    select ${db.sql.unsafe(triggerColumns)} from triggers t join workflows w on w.id = t.workflow_id
    where t.due_at <= clock_timestamp() and t.paused_at is null and t.version is not null
    order by t.due_at limit ${limit}`;
  return rows.map(toTriggerRow);
}

/**
 * Takes those of the schedules that are still due and nobody else has taken, writes the runs that `decide` makes of each
 * and the time when it is due again, all or nothing: each time begins its runs once, whoever looks and whoever dies.
 * `now` is the database's. Answers the ids of the runs.
 */
export async function fireSchedules(
  db: Database,
  ids: string[],
  decide: (row: TriggerRow, now: Date) => { commits: Commit[]; dueAt: Date | null },
): Promise<string[]> {
  return await db.sql.begin(async (tx) => {
    const rows = await tx`
      select ${tx.unsafe(triggerColumns)}, clock_timestamp() as now
      from triggers t join workflows w on w.id = t.workflow_id
      where t.id in ${tx(ids)} and t.due_at <= clock_timestamp() and t.paused_at is null
      order by t.due_at for update of t skip locked`;
    const begun: string[] = [];
    for (const row of rows) {
      const trigger = toTriggerRow(row);
      const { commits, dueAt } = decide(trigger, new Date(String(row.now)));
      const written = await enqueueRuns(tx, commits);
      const last = written.at(-1) ?? null;
      await tx`
        update triggers set due_at = ${dueAt?.toISOString() ?? null}, last_run_id = coalesce(${last}::uuid, last_run_id),
          last_at = case when ${last}::uuid is null then last_at else clock_timestamp() end
        where id = ${trigger.id}`;
      begun.push(...written);
    }
    return begun;
  });
}
