import type { Database } from '../connect.ts';

/** Ends a callback, delivered or given up (`retryMs` is null), or makes it due again after `retryMs`. */
export async function settleCallback(db: Database, id: string, retryMs: number | null): Promise<void> {
  if (retryMs === null) await db.sql`update callbacks set done_at = clock_timestamp() where id = ${id}`;
  else
    await db.sql`
      update callbacks set due_at = clock_timestamp() + make_interval(secs => ${retryMs / 1000}) where id = ${id}`;
}
