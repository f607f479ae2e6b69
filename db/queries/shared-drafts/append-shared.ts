import type { Tx } from '../../access.ts';
import { sharedUpdates } from '../../schema/shared-drafts.ts';

/** Adds to a shared document; answers the number by which other processes find it. */
export async function appendShared(
  tx: Tx,
  update: { orgId: string; workflowId: string; bytes: Uint8Array },
): Promise<number> {
  const [row] = await tx.insert(sharedUpdates).values(update).returning({ id: sharedUpdates.id });
  if (row === undefined) throw new Error('an insert answered no row');
  return row.id;
}
