import { z } from 'zod';
import { addComment, commentInput } from '../operations/comments/add-comment.ts';
import { listThreads } from '../operations/comments/list-threads.ts';
import { reopenThread, resolveThread } from '../operations/comments/settle-thread.ts';
import { procedure, router } from './init.ts';
import type { Thread } from './views.ts';

const byThread = z.object({ workflow: z.string(), id: z.string() });

export const commentsRouter = router({
  list: procedure
    .input(z.object({ workflow: z.string() }))
    .query(({ ctx, input }): Promise<Thread[]> => listThreads(ctx.services, ctx.principal, input.workflow)),
  add: procedure
    .input(commentInput)
    .mutation(({ ctx, input }): Promise<{ id: string }> => addComment(ctx.services, ctx.principal, input)),
  resolve: procedure
    .input(byThread)
    .mutation(({ ctx, input }): Promise<void> => resolveThread(ctx.services, ctx.principal, input)),
  reopen: procedure
    .input(byThread)
    .mutation(({ ctx, input }): Promise<void> => reopenThread(ctx.services, ctx.principal, input)),
});
