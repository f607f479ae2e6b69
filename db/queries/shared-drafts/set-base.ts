import { eq } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { sharedDrafts } from '../../schema/shared-drafts.ts';

/** Remembers the draft that the shared document and the workflow have in common now. */
export async function setBase(
  tx: Tx,
  { workflowId, base, revision }: { workflowId: string; base: Graph; revision: number },
): Promise<void> {
  await tx.update(sharedDrafts).set({ base, revision }).where(eq(sharedDrafts.workflowId, workflowId));
}
