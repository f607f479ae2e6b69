import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { comments } from '../../schema/comments.ts';
import { iso } from '../iso.ts';

export type CommentRecord = {
  id: string;
  author: { id: string; name: string };
  /** Null of a comment that was deleted and whose answers stand. */
  body: string | null;
  createdAt: string;
};

/** What was said about one node, the first comment first. */
export type ThreadRecord = {
  id: string;
  anchor: string;
  node: string;
  resolved: { at: string; by: string } | null;
  comments: CommentRecord[];
};

/** All threads of a workflow in which something stands, the oldest first. */
export async function listComments(tx: Tx, workflowId: string): Promise<ThreadRecord[]> {
  const rows = await tx
    .select()
    .from(comments)
    .where(eq(comments.workflowId, workflowId))
    .orderBy(asc(comments.createdAt), asc(comments.id));
  const threads = new Map<string, ThreadRecord>();
  for (const row of rows) {
    const { id, anchor, node, resolvedAt, resolvedBy, threadId } = row;
    if (threadId !== null) continue;
    const resolved = resolvedAt && { at: iso(resolvedAt), by: resolvedBy ?? '' };
    threads.set(id, { id, anchor, node, resolved, comments: [] });
  }
  for (const { id, threadId, authorId, authorName, body, createdAt, deletedAt } of rows) {
    if (threadId !== null && deletedAt !== null) continue;
    const comment = { id, author: { id: authorId, name: authorName }, createdAt: iso(createdAt) };
    threads.get(threadId ?? id)?.comments.push({ ...comment, body: deletedAt === null ? body : null });
  }
  return [...threads.values()].filter(({ comments }) => comments.some(({ body }) => body !== null));
}
