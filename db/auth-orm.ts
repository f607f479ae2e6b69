import { drizzle } from 'drizzle-orm/pg-proxy';
import type { Database } from './connect.ts';

/**
 * A Drizzle instance for the sign-in library: each query runs as `patchbay_auth` in a short transaction of its own, so
 * that it works on the one connection of the embedded database. It has no transactions over several queries.
 */
export function authOrm(db: Database) {
  return drizzle(async (text, parameters, method) => {
    const rows = await db.sql.begin(async (tx) => {
      await tx`select set_config('role', 'patchbay_auth', true)`;
      const query = tx.unsafe(text, parameters, { prepare: true });
      return method === 'execute' ? await query : await query.values();
    });
    return { rows: [...rows] };
  });
}
