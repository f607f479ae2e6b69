import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { comments } from '../../schema/comments.ts';
import { isUuid } from '../is-uuid.ts';

type Input = {
  workflowId: string;
  id: string;
  /** Only when this person wrote it; null for anybody's. */
  authorId: string | null;
  deleted: boolean;
};

/**
 * Deletes a comment, or puts a deleted one back. `other_author` when somebody else wrote it, `unknown` when the workflow
 * has no such comment.
 */
export async function deleteComment(
  tx: Tx,
  { workflowId, id, authorId, deleted }: Input,
): Promise<'done' | 'other_author' | 'unknown'> {
  if (!isUuid(id)) return 'unknown';
  const one = and(eq(comments.id, id), eq(comments.workflowId, workflowId));
  const [found] = await tx.select({ authorId: comments.authorId }).from(comments).where(one);
  if (found === undefined) return 'unknown';
  if (authorId !== null && found.authorId !== authorId) return 'other_author';
  // The first deletion counts: it says until when the comment can be put back.
  const change = deleted ? and(one, isNull(comments.deletedAt)) : one;
  await tx
    .update(comments)
    .set({ deletedAt: deleted ? new Date() : null })
    .where(change);
  return 'done';
}
