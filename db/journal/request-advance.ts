import { sql } from 'drizzle-orm';
import { asOrg } from '../access.ts';
import type { Database } from '../connect.ts';
import type { AdvanceRequest } from '../schema/runs.ts';
import { channel } from './channel.ts';

/**
 * Asks for a waiting run's clock to be set on and wakes its owner. False when the run does not wait at that event any
 * more, or somebody else has asked at the same event: of two who ask at once one is heard.
 */
export async function requestAdvance(
  db: Database,
  { orgId, runId, ...request }: AdvanceRequest & { orgId: string; runId: string },
): Promise<boolean> {
  const rows = await asOrg(db, orgId, (tx) =>
    tx.execute(sql`
      update runs set advance = ${JSON.stringify(request)}::text::json
      where id = ${runId} and finished_at is null and status = 'waiting' and last_seq = ${request.seq}
        and (advance is null or (advance ->> 'seq')::int <> last_seq)
      returning 1`),
  );
  if (rows.length === 0) return false;
  await db.notify(channel, JSON.stringify({ wait: runId }));
  return true;
}
