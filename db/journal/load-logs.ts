import type { RunEvent } from '#engine/run/event.ts';
import type { Database } from '../connect.ts';
import { runDayOf } from './run-id.ts';

/** The events of many runs in one question, each run's in order, beginning after its `after`; a run without any has []. */
export async function loadLogs(
  db: Database,
  runs: readonly { id: string; after: number }[],
): Promise<Map<string, RunEvent[]>> {
  const logs = new Map(runs.map(({ id }): [string, RunEvent[]] => [id, []]));
  if (runs.length === 0) return logs;
  const wanted = JSON.stringify(runs.map(({ id, after }) => ({ id, after, day: runDayOf(id) })));
  const rows = await db.sql<{ id: string; after: number; events: string }[]>`
    select r.id, r.after, s.events
    from json_to_recordset(${wanted}::text::json) as r(id uuid, day date, after int)
      join run_segments s on s.run_day = r.day and s.run_id = r.id and s.last_seq > r.after
    order by r.id, s.seq`;
  for (const { id, after, events } of rows) {
    const own: RunEvent[] = JSON.parse(events);
    logs.get(id)?.push(...(after === 0 ? own : own.filter(({ seq }) => seq > after)));
  }
  return logs;
}
