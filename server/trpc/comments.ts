import { z } from 'zod';
import { addComment, commentInput } from '../operations/comments/add-comment.ts';
import { deleteComment, restoreComment } from '../operations/comments/delete-comment.ts';
import { listThreads } from '../operations/comments/list-threads.ts';
import { reopenThread, resolveThread } from '../operations/comments/settle-thread.ts';
import { procedure, router } from './init.ts';
import type { Thread } from './views.ts';

const byId = z.object({ workflow: z.string(), id: z.string() });

export const commentsRouter = router({
  list: procedure
    .input(z.object({ workflow: z.string() }))
    .query(({ ctx, input }): Promise<Thread[]> => listThreads(ctx.services, ctx.principal, input.workflow)),
  add: procedure
    .input(commentInput)
    .mutation(({ ctx, input }): Promise<{ id: string }> => addComment(ctx.services, ctx.principal, input)),
  resolve: procedure
    .input(byId)
    .mutation(({ ctx, input }): Promise<void> => resolveThread(ctx.services, ctx.principal, input)),
  reopen: procedure
    .input(byId)
    .mutation(({ ctx, input }): Promise<void> => reopenThread(ctx.services, ctx.principal, input)),
  remove: procedure
    .input(byId)
    .mutation(({ ctx, input }): Promise<void> => deleteComment(ctx.services, ctx.principal, input)),
  restore: procedure
    .input(byId)
    .mutation(({ ctx, input }): Promise<void> => restoreComment(ctx.services, ctx.principal, input)),
});
