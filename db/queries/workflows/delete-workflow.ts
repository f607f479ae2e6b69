import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { workflowState } from '../../schema/workflow-state.ts';
import { drafts, workflows } from '../../schema/workflows.ts';

/** Removes a workflow from the lists with its draft and state and frees its slug; runs and versions stay readable. False when there is none. */
export async function deleteWorkflow(tx: Tx, workflowId: string): Promise<boolean> {
  const rows = await tx
    .update(workflows)
    .set({ deletedAt: new Date(), activeVersion: null })
    .where(and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)))
    .returning({ id: workflows.id });
  if (rows.length === 0) return false;
  await tx.delete(drafts).where(eq(drafts.workflowId, workflowId));
  await tx.delete(workflowState).where(eq(workflowState.workflowId, workflowId));
  return true;
}
