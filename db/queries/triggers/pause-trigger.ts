import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';

/** Stops a trigger from beginning runs, or lets it go on; a schedule goes on with `dueAt`. */
export async function pauseTrigger(
  tx: Tx,
  { id, pausedAt, dueAt }: { id: string; pausedAt: Date | null; dueAt: Date | null },
): Promise<void> {
  await tx.update(triggers).set({ pausedAt, dueAt }).where(eq(triggers.id, id));
}
