import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflows } from '../../schema/workflows.ts';

/** Lets nobody else change which version of a workflow is live until the transaction ends. */
export async function lockWorkflow(tx: Tx, workflowId: string): Promise<void> {
  await tx.select({ id: workflows.id }).from(workflows).where(eq(workflows.id, workflowId)).for('update');
}
