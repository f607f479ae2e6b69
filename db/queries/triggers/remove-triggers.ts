import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';

/** Takes away all that begins runs of a workflow. */
export async function removeTriggers(tx: Tx, workflowId: string): Promise<void> {
  await tx.delete(triggers).where(eq(triggers.workflowId, workflowId));
}
