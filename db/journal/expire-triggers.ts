import type { Database } from '../connect.ts';

/** Forgets listeners that hear no more, and events older than thirty days; answers how many. */
export async function expireTriggers(db: Database): Promise<number> {
  const listeners = await db.sql`
    delete from triggers where version is null and listening_until < now() - interval '1 hour' returning 1`;
  const events = await db.sql`
    delete from events where ctid in (
      select ctid from events where published_at < now() - interval '30 days' limit 10000
    ) returning 1`;
  return listeners.length + events.length;
}
