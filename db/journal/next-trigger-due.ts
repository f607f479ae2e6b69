import type { Database } from '../connect.ts';

/** Milliseconds of the database's clock until a trigger has something to do (0 when it is overdue), null for never. */
export async function nextTriggerDue(db: Database): Promise<number | null> {
  const [row] = await db.sql<{ ms: number | null }[]>`
    select extract(epoch from least(
      (select min(due_at) from triggers where due_at is not null and paused_at is null and version is not null),
      (select min(due_at) from pending_events),
      (select min(at) from failures)
    ) - clock_timestamp())::float8 * 1000 as ms`;
  return row === undefined || row.ms === null ? null : Math.max(0, row.ms);
}
