import { sql } from 'drizzle-orm';
import type { Caller } from '#engine/run/event.ts';
import { asOrg } from '../access.ts';
import type { Database } from '../connect.ts';
import { channel } from './channel.ts';

/** Asks for a run's end and wakes its owner. `over`: it had ended; `unknown`: the organization has no such run. */
export async function requestCancel(
  db: Database,
  { orgId, runId, by }: { orgId: string; runId: string; by: Caller },
): Promise<'requested' | 'over' | 'unknown'> {
  const result = await asOrg(db, orgId, async (tx) => {
    const rows = await tx.execute<{ finished: boolean }>(sql`
      select finished_at is not null as finished from runs where id = ${runId}`);
    const [row] = rows;
    if (row === undefined) return 'unknown';
    if (row.finished) return 'over';
    await tx.execute(sql`
      update runs set cancel_requested_at = coalesce(cancel_requested_at, clock_timestamp()),
        cancel_by = coalesce(cancel_by, ${JSON.stringify(by)}::text::json)
      where id = ${runId} and finished_at is null`);
    return 'requested';
  });
  if (result === 'requested') await db.notify(channel, JSON.stringify({ cancel: runId }));
  return result;
}
