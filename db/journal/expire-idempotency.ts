import type { Database } from '../connect.ts';

/** Forgets idempotency keys older than they are to be kept, at most 10,000 at once; answers how many. */
export async function expireIdempotency(db: Database): Promise<number> {
  const rows = await db.sql`
    delete from idempotency where ctid in (
      select ctid from idempotency where created_at < now() - make_interval(days => keep_days) limit 10000
    ) returning 1`;
  return rows.length;
}
