import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { sharedDrafts, sharedUpdates } from '../../schema/shared-drafts.ts';
import { loadShared } from './load-shared.ts';

/** Makes what was added to a shared document part of its state; `merge` gets the state first. */
export async function compactShared(
  tx: Tx,
  workflowId: string,
  merge: (parts: Uint8Array[]) => Uint8Array,
): Promise<void> {
  // Two processes that did this at once would each write a state without the other's updates.
  await tx
    .select({ id: sharedDrafts.workflowId })
    .from(sharedDrafts)
    .where(eq(sharedDrafts.workflowId, workflowId))
    .for('update');
  const stored = await loadShared(tx, workflowId);
  if (stored === null || stored.updates.length === 0) return;
  const state = merge([stored.state, ...stored.updates.map(({ bytes }) => bytes)]);
  await tx.update(sharedDrafts).set({ state }).where(eq(sharedDrafts.workflowId, workflowId));
  const ids = stored.updates.map(({ id }) => id);
  await tx.delete(sharedUpdates).where(and(eq(sharedUpdates.workflowId, workflowId), inArray(sharedUpdates.id, ids)));
}
