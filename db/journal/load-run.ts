import type { RunEvent } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import { runDayOf } from './run-id.ts';
import { type RunRow, runColumns, toRunRow } from './run-row.ts';

/** A run with its whole log, read by the engine; null when there is none. Fold it anew: nothing is cached. */
export async function loadRun(db: Database, runId: string): Promise<{ run: RunRow; events: RunEvent[] } | null> {
  const [row] = await db.sql`select ${db.sql.unsafe(runColumns)} from runs where id = ${runId}`;
  if (row === undefined) return null;
  const segments = await db.sql<{ events: string }[]>`
    select events from run_segments where run_day = ${runDayOf(runId)} and run_id = ${runId} order by seq`;
  return { run: toRunRow(row), events: segments.flatMap((segment) => JSON.parse(segment.events)) };
}
