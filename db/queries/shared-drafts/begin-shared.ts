import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { sharedDrafts } from '../../schema/shared-drafts.ts';

export type Beginning = { orgId: string; workflowId: string; state: Uint8Array; base: Graph; revision: number };

/** Stores the first state of a shared document; of several processes that begin at once one wins, which all then load. */
export async function beginShared(tx: Tx, beginning: Beginning): Promise<void> {
  await tx.insert(sharedDrafts).values(beginning).onConflictDoNothing();
}
