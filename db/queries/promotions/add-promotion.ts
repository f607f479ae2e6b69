import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { promotions } from '../../schema/promotions.ts';

export type NewPromotion = Pick<
  typeof promotions.$inferInsert,
  'orgId' | 'workflowId' | 'version' | 'percent' | 'failedTests' | 'askedBy' | 'asker'
> & {
  /** `direct` went live at once, null waits for an approval. */
  decision: 'direct' | null;
};

/** Records that a version goes live, or that somebody asks for it; a later wish takes the place of an open one. */
export async function addPromotion(tx: Tx, input: NewPromotion): Promise<void> {
  const { workflowId, version, decision, asker } = input;
  const at = new Date();
  await tx
    .update(promotions)
    .set({ decision: 'superseded', decider: asker, decidedAt: at })
    .where(
      and(
        eq(promotions.workflowId, workflowId),
        isNull(promotions.decision),
        // Going back to an old version in an emergency leaves what is asked for a newer one.
        decision === null ? undefined : eq(promotions.version, version),
      ),
    );
  await tx.insert(promotions).values({ ...input, askedAt: at, ...(decision && { decider: asker, decidedAt: at }) });
}
