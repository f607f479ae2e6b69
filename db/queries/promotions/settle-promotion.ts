import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { promotions } from '../../schema/promotions.ts';

type Settled = {
  id: string;
  decision: 'approved' | 'rejected';
  decider: { kind: string; id: string; name: string };
  note: string;
};

/** Decides what waits for an approval; false when somebody else was first. */
export async function settlePromotion(tx: Tx, { id, decision, decider, note }: Settled): Promise<boolean> {
  const rows = await tx
    .update(promotions)
    .set({ decision, decider, note, decidedAt: new Date() })
    .where(and(eq(promotions.id, id), isNull(promotions.decision)))
    .returning({ id: promotions.id });
  return rows.length > 0;
}
