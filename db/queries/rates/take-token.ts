import type { Database } from '../../connect.ts';

export type Bucket = { orgId: string; key: string; rate: number; perMs: number };

/**
 * Takes one token from a bucket that all processes share: `rate` of them come anew in `perMs`, and no more than `rate`
 * gather. Answers 0, or the milliseconds after which there is one.
 */
export async function takeToken(db: Database, { orgId, key, rate, perMs }: Bucket): Promise<number> {
  const taken = await db.sql`
    insert into rates (org_id, key, "left", at) values (${orgId}, ${key}, ${rate - 1}, clock_timestamp())
    on conflict (org_id, key) do update set at = clock_timestamp(), "left" = least(${rate}::float8, rates."left"
        + extract(epoch from clock_timestamp() - rates.at)::float8 * 1000 * ${rate}::float8 / ${perMs}::float8) - 1
      where least(${rate}::float8, rates."left"
        + extract(epoch from clock_timestamp() - rates.at)::float8 * 1000 * ${rate}::float8 / ${perMs}::float8) >= 1
    returning 1`;
  if (taken.length > 0) return 0;
  const [row] = await db.sql<{ ms: number }[]>`
    select (1 - ("left" + extract(epoch from clock_timestamp() - at)::float8 * 1000 * ${rate}::float8 / ${perMs}::float8))
      * ${perMs}::float8 / ${rate}::float8 as ms from rates where org_id = ${orgId} and key = ${key}`;
  return Math.max(1, Math.ceil(row?.ms ?? 1));
}
