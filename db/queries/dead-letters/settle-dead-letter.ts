import { sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { isDeadCallback, isDeadRun } from './is-dead-letter.ts';
import type { DeadLetter } from './list-dead-letters.ts';

export type LetterName = Pick<DeadLetter, 'kind' | 'id'>;

/** Marks one as looked after; false when it is not on the list, or somebody else has done so already. */
export async function settleDeadLetter(tx: Tx, { kind, id }: LetterName): Promise<boolean> {
  const rows =
    kind === 'run'
      ? await tx.execute(sql`
          update runs r set settled_at = clock_timestamp() where r.id = ${id}::uuid and ${isDeadRun} returning r.id`)
      : await tx.execute(sql`
          update callbacks c set given_up_at = null where c.id = ${id}::uuid and ${isDeadCallback} returning c.id`);
  return rows.length === 1;
}

/** Takes the mark back from a run whose retry could not begin. */
export async function unsettleRun(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`update runs set settled_at = null where id = ${id}::uuid`);
}

/** Makes an undelivered outcome due now, with all its retries before it; false when somebody else has done so. */
export async function resendCallback(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update callbacks c set given_up_at = null, done_at = null, attempts = 0, due_at = clock_timestamp()
    where c.id = ${id}::uuid and ${isDeadCallback} returning c.id`);
  return rows.length === 1;
}
