import type { Database } from '../connect.ts';
import { channel } from './channel.ts';

/** Gives up a run that this process owns but can no longer drive, and tells those who look for work. */
export async function releaseRun(db: Database, processId: string, runId: string): Promise<void> {
  const rows =
    await db.sql`update runs set owner = null, wake_at = clock_timestamp() where id = ${runId} and owner = ${processId} and finished_at is null returning id`;
  if (rows.length > 0) await db.notify(channel, JSON.stringify({ run: runId }));
}
