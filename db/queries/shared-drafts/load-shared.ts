import { asc, eq } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { sharedDrafts, sharedUpdates } from '../../schema/shared-drafts.ts';

/** A shared document as it is stored: a state, and what was added to it since. */
export type StoredShared = {
  epoch: string;
  base: Graph;
  revision: number;
  state: Uint8Array;
  updates: { id: number; bytes: Uint8Array }[];
};

/** A workflow's shared document, all of it as of one moment; null before it was first opened. */
export async function loadShared(tx: Tx, workflowId: string): Promise<StoredShared | null> {
  // Updates come first: one that becomes part of the state in between is then there twice, which does no harm.
  const updates = await tx
    .select({ id: sharedUpdates.id, bytes: sharedUpdates.bytes })
    .from(sharedUpdates)
    .where(eq(sharedUpdates.workflowId, workflowId))
    .orderBy(asc(sharedUpdates.id));
  const [row] = await tx.select().from(sharedDrafts).where(eq(sharedDrafts.workflowId, workflowId));
  if (row === undefined) return null;
  const { epoch, base, revision, state } = row;
  return { epoch, base, revision, state, updates };
}
