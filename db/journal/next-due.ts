import type { Database } from '../connect.ts';
import { claimAheadMs } from './claim-runs.ts';

/** Milliseconds of the database's clock until the earliest waiting run can be claimed (0 when it can), null for none. */
export async function nextDue(db: Database): Promise<number | null> {
  const [row] = await db.sql<{ ms: number | null }[]>`
    select extract(epoch from min(wake_at) - clock_timestamp())::float8 * 1000 as ms
    from runs where finished_at is null and wake_at is not null and owner is null`;
  return row === undefined || row.ms === null ? null : Math.max(0, row.ms - claimAheadMs);
}
