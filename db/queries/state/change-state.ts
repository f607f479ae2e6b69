import { and, count, eq } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { workflowState } from '../../schema/workflow-state.ts';
import { atPlace, type StatePlace } from './get-state.ts';

/**
 * Changes one key by a function of its value, null when there is none; a new value of null removes the key. The row is
 * held from before it is read, so changes of one key happen one after the other. Answers the new value and, for a key
 * that is new, how many there are now.
 */
export async function changeState(
  tx: Tx,
  place: StatePlace,
  change: (value: Json) => Json,
): Promise<{ value: Json; keys: number | null }> {
  const updatedAt = new Date();
  const [held] = await tx
    .insert(workflowState)
    .values({ ...place, updatedAt })
    .onConflictDoUpdate({
      target: [workflowState.orgId, workflowState.workflowId, workflowState.isDraft, workflowState.key],
      set: { updatedAt },
    })
    .returning({ value: workflowState.value });
  const before = held?.value ?? null;
  const value = change(before);
  if (value === null) await tx.delete(workflowState).where(atPlace(place));
  else await tx.update(workflowState).set({ value }).where(atPlace(place));
  return { value, keys: before === null && value !== null ? await countKeys(tx, place) : null };
}

async function countKeys(tx: Tx, { orgId, workflowId, isDraft }: StatePlace): Promise<number> {
  const [row] = await tx
    .select({ keys: count() })
    .from(workflowState)
    .where(
      and(eq(workflowState.orgId, orgId), eq(workflowState.workflowId, workflowId), eq(workflowState.isDraft, isDraft)),
    );
  return row?.keys ?? 0;
}
