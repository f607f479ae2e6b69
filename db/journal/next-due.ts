import type { Database } from '../connect.ts';

/** Milliseconds of the database's clock until the earliest waiting run is due (0 when it is overdue), null for none. */
export async function nextDue(db: Database): Promise<number | null> {
  const [row] = await db.sql<{ ms: number | null }[]>`
    select greatest(0, extract(epoch from min(wake_at) - clock_timestamp()) * 1000)::float8 as ms
    from runs where finished_at is null and wake_at is not null and owner is null`;
  return row?.ms ?? null;
}
