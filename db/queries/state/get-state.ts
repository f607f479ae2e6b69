import { and, eq } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { workflowState } from '../../schema/workflow-state.ts';

/** Whose state: a workflow's, or that of its draft. */
export type StatePlace = { orgId: string; workflowId: string; isDraft: boolean; key: string };

/** The row of a key. */
export function atPlace({ orgId, workflowId, isDraft, key }: StatePlace) {
  return and(
    eq(workflowState.orgId, orgId),
    eq(workflowState.workflowId, workflowId),
    eq(workflowState.isDraft, isDraft),
    eq(workflowState.key, key),
  );
}

/** The value of a key; null when there is none. */
export async function getState(tx: Tx, place: StatePlace): Promise<Json> {
  const [row] = await tx.select({ value: workflowState.value }).from(workflowState).where(atPlace(place));
  return row?.value ?? null;
}
