import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';

export type Successor = {
  id: string;
  /** False while nobody has begun it: whoever claimed it before may have died. */
  isStarted: boolean;
};

/**
 * Names the one run that continues another: the id that is given, or the one that was named before. Null when the
 * organization has no such run. Of many who claim at once all get the same id.
 */
export async function claimSuccessor(
  tx: Tx,
  { runId, successor }: { runId: string; successor: string },
): Promise<Successor | null> {
  const [row] = await tx.execute<Successor>(sql`
    update runs r set continued_by = coalesce(r.continued_by, ${successor}::uuid) where r.id = ${runId}::uuid
    returning r.continued_by as id,
      r.continued_at is not null or exists (select 1 from runs s where s.id = r.continued_by) as "isStarted"`);
  return row ?? null;
}

/** Notes that the successor has begun, so that nobody begins it again after it was deleted. */
export async function settleSuccessor(tx: Tx, runId: string): Promise<void> {
  await tx.execute(sql`update runs set continued_at = clock_timestamp() where id = ${runId}::uuid`);
}
