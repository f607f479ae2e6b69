import type { Database } from '../connect.ts';

/** The run that a caller's idempotency key stands for, null when the key is free. */
export async function findIdempotent(
  db: Database,
  { orgId, caller, key }: { orgId: string; caller: string; key: string },
): Promise<{ runId: string; bodyHash: string } | null> {
  const [row] = await db.sql<{ runId: string; bodyHash: string }[]>`
    select run_id as "runId", body_hash as "bodyHash" from idempotency
    where org_id = ${orgId} and caller = ${caller} and key = ${key}`;
  return row ?? null;
}
