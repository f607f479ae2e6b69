import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { promotions } from '../../schema/promotions.ts';

/** The most of a hundred calls that a version ever got. One of before this was recorded counts as once live. */
export async function largestShare(tx: Tx, key: { workflowId: string; version: number }): Promise<number> {
  const [row] = await tx
    .select({
      wishes: sql<number>`count(*)::int`,
      share: sql<number>`coalesce(max(${promotions.percent}) filter (where ${promotions.decision} in ('direct', 'approved')), 0)::int`,
    })
    .from(promotions)
    .where(and(eq(promotions.workflowId, key.workflowId), eq(promotions.version, key.version)));
  return row === undefined || row.wishes === 0 ? 100 : row.share;
}
