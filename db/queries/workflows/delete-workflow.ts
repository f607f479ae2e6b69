import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { drafts, workflows } from '../../schema/workflows.ts';

/** Removes a workflow from the lists and frees its slug; runs and versions stay readable. False when there is none. */
export async function deleteWorkflow(tx: Tx, workflowId: string): Promise<boolean> {
  const rows = await tx
    .update(workflows)
    .set({ deletedAt: new Date(), activeVersion: null })
    .where(and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)))
    .returning({ id: workflows.id });
  if (rows.length > 0) await tx.delete(drafts).where(eq(drafts.workflowId, workflowId));
  return rows.length > 0;
}
