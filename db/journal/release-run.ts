import type { Database } from '../connect.ts';
import { channel } from './channel.ts';

/** Gives up a run that this process owns but can no longer drive, and tells those who look for work. */
export async function releaseRun(db: Database, processId: string, runId: string): Promise<void> {
  const rows =
    await db.sql`update runs set owner = null, wake_at = clock_timestamp() where id = ${runId} and owner = ${processId} and finished_at is null returning id`;
  if (rows.length > 0) await db.notify(channel, JSON.stringify({ run: runId }));
}

/** Gives up the runs that stand in this process's name and of which it knows nothing; answers how many. */
export async function releaseUnknown(db: Database, processId: string, known: readonly string[]): Promise<number> {
  const rows = await db.sql`
    update runs set owner = null, wake_at = clock_timestamp()
    where owner = ${processId} and finished_at is null
      and id not in (select value::uuid from json_array_elements_text(${JSON.stringify(known)}::text::json))
    returning id`;
  for (const { id } of rows) await db.notify(channel, JSON.stringify({ run: id }));
  return rows.length;
}
