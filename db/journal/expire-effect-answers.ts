import type { Database } from '../connect.ts';

/** Forgets answers of effects older than thirty days, at most 10,000 at once; answers how many. */
export async function expireEffectAnswers(db: Database): Promise<number> {
  const rows = await db.sql`
    delete from effect_answers where ctid in (
      select ctid from effect_answers where created_at < now() - interval '30 days' limit 10000
    ) returning 1`;
  return rows.length;
}
