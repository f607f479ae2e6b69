import type { RunEvent } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import { findRun } from './find-run.ts';
import { runDayOf } from './run-id.ts';
import type { RunRow } from './run-row.ts';

/**
 * A run with its log, read by the engine; null when there is none. Fold it anew: nothing is cached. `after` leaves out
 * the events that a snapshot stands for.
 */
export async function loadRun(
  db: Database,
  runId: string,
  after = 0,
): Promise<{ run: RunRow; events: RunEvent[] } | null> {
  const run = await findRun(db, runId);
  if (run === null) return null;
  const segments = await db.sql<{ events: string }[]>`
    select events from run_segments where run_day = ${runDayOf(runId)} and run_id = ${runId} and last_seq > ${after}
    order by seq`;
  const events = segments.flatMap((segment): RunEvent[] => JSON.parse(segment.events));
  return { run, events: after === 0 ? events : events.filter((event) => event.seq > after) };
}
