import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { comments } from '../../schema/comments.ts';

export type NewComment = Omit<
  typeof comments.$inferInsert,
  'id' | 'createdAt' | 'resolvedAt' | 'resolvedBy' | 'deletedAt'
>;

/** Adds a comment; null when it answers a thread that the workflow does not have. */
export async function addComment(tx: Tx, input: NewComment): Promise<{ id: string } | null> {
  if (input.threadId) {
    const { threadId, workflowId } = input;
    const begins = and(eq(comments.id, threadId), eq(comments.workflowId, workflowId), isNull(comments.threadId));
    const [thread] = await tx.select({ id: comments.id }).from(comments).where(begins);
    if (thread === undefined) return null;
  }
  const [row] = await tx.insert(comments).values(input).returning({ id: comments.id });
  return row ?? null;
}
