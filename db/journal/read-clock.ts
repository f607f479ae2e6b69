import type { Database } from '../connect.ts';

/** The database's clock, in milliseconds since 1970. */
export async function readClock(db: Database): Promise<number> {
  const [row] = await db.sql<{ ms: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`;
  if (row === undefined) throw new Error('The database did not tell the time.');
  return row.ms;
}
