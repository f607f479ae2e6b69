import type { Database } from '../connect.ts';

/** How an attempt went: delivered, to be tried again in `retryMs` milliseconds, or given up when that is null. */
export type CallbackResult = 'delivered' | { problem: string; retryMs: number | null };

/** Writes down how an attempt to deliver a callback went. */
export async function settleCallback(db: Database, id: string, result: CallbackResult): Promise<void> {
  if (result === 'delivered')
    await db.sql`update callbacks set done_at = clock_timestamp(), problem = null where id = ${id}`;
  else if (result.retryMs === null)
    await db.sql`
      update callbacks set done_at = clock_timestamp(), given_up_at = clock_timestamp(), problem = ${result.problem}
      where id = ${id}`;
  else
    await db.sql`
      update callbacks set due_at = clock_timestamp() + make_interval(secs => ${result.retryMs / 1000}),
        problem = ${result.problem}
      where id = ${id}`;
}
