import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { comments } from '../../schema/comments.ts';
import { isUuid } from '../is-uuid.ts';

/** Resolves a thread in somebody's name, or opens it again (null); false when the workflow has no such thread. */
export async function settleThread(
  tx: Tx,
  { workflowId, id, by }: { workflowId: string; id: string; by: string | null },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const rows = await tx
    .update(comments)
    .set({ resolvedAt: by === null ? null : new Date(), resolvedBy: by })
    .where(and(eq(comments.id, id), eq(comments.workflowId, workflowId), isNull(comments.threadId)))
    .returning({ id: comments.id });
  return rows.length > 0;
}
