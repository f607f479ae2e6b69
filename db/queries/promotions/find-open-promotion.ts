import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { promotions } from '../../schema/promotions.ts';

/** What waits for an approval in a workflow; null when nothing does. */
export async function findOpenPromotion(
  tx: Tx,
  workflowId: string,
): Promise<{ id: string; version: number; percent: number; askedBy: string; asker: string } | null> {
  const [row] = await tx
    .select()
    .from(promotions)
    .where(and(eq(promotions.workflowId, workflowId), isNull(promotions.decision)));
  if (row === undefined) return null;
  const { id, version, percent, askedBy, asker } = row;
  return { id, version, percent, askedBy, asker: asker.name };
}
