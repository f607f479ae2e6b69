import type { RunEvent } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import { runDayOf } from './run-id.ts';

export type EventsQuery = {
  orgId: string;
  runId: string;
  /** The last sequence number already seen, 0 for none. */
  after: number;
  limit: number;
};

/**
 * Committed events of one run in order, beginning after `after`. Another organization's run has none. Sequence numbers
 * have no gaps, so the segments that hold the next `limit` events are known without reading further ones.
 */
export async function readEvents(db: Database, { orgId, runId, after, limit }: EventsQuery): Promise<RunEvent[]> {
  const rows = await db.sql<{ events: string }[]>`
    select events from run_segments
    where run_day = ${runDayOf(runId)} and run_id = ${runId} and org_id = ${orgId} and last_seq > ${after}
      and seq <= ${after + limit}
    order by seq`;
  const events: RunEvent[] = rows.flatMap((row) => JSON.parse(row.events));
  return events.filter((event) => event.seq > after).slice(0, limit);
}
