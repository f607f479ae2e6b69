import type { Database } from '../connect.ts';

/** Forgets places of connections that processes held when they died; answers how many. */
export async function expirePlaces(db: Database): Promise<number> {
  const rows = await db.sql`
    delete from places where not exists (
      select from processes where processes.id = places.owner and processes.stopped_at is null
    ) returning 1`;
  return rows.length;
}
