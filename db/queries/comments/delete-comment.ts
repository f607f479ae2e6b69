import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { comments } from '../../schema/comments.ts';
import { isUuid } from '../is-uuid.ts';
import { keptDays } from './kept-days.ts';

type Input = {
  workflowId: string;
  id: string;
  /** Who asks. */
  by: string;
  /** True for who may delete and restore anybody's; others only what they wrote, and took back themselves. */
  isEditor: boolean;
  deleted: boolean;
};

/**
 * Deletes a comment, or puts a deleted one back as long as it is kept. `others` when it is somebody else's, or was taken
 * back by somebody else; `unknown` when the workflow has no such comment any more.
 */
export async function deleteComment(
  tx: Tx,
  { workflowId, id, by, isEditor, deleted }: Input,
): Promise<'done' | 'others' | 'unknown'> {
  if (!isUuid(id)) return 'unknown';
  const one = and(eq(comments.id, id), eq(comments.workflowId, workflowId));
  const isForgotten = sql<boolean>`coalesce(${comments.deletedAt} < now() - make_interval(days => ${keptDays}), false)`;
  const [found] = await tx
    .select({ authorId: comments.authorId, deletedBy: comments.deletedBy, isForgotten })
    .from(comments)
    .where(one);
  if (found === undefined || found.isForgotten) return 'unknown';
  if (!isEditor && (found.authorId !== by || (found.deletedBy ?? by) !== by)) return 'others';
  // The first deletion counts: it says until when the comment can be put back, and by whom.
  await (deleted
    ? tx
        .update(comments)
        .set({ deletedAt: new Date(), deletedBy: by })
        .where(and(one, isNull(comments.deletedAt)))
    : tx.update(comments).set({ deletedAt: null, deletedBy: null }).where(one));
  return 'done';
}
