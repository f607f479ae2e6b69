import { z } from 'zod';
import { authorize } from '../auth/roles.ts';
import { callerOf } from '../gateway/invoke.ts';
import { answerWait } from '../operations/waits/answer-wait.ts';
import { listInbox } from '../operations/waits/list-inbox.ts';
import { procedure, router } from './init.ts';
import type { InboxItem } from './views.ts';

export const waitsRouter = router({
  list: procedure.query(({ ctx }): Promise<InboxItem[]> => listInbox(ctx.services, ctx.principal)),
  answer: procedure
    .input(z.object({ token: z.string(), decision: z.string().optional(), data: z.json().default(null) }))
    .mutation(({ ctx, input }): Promise<{ runId: string }> => {
      authorize(ctx.principal, 'runs:write');
      const { token, decision, data } = input;
      return answerWait(ctx.services, callerOf(ctx.principal), {
        token,
        data,
        ...(decision !== undefined && { decision }),
      });
    }),
});
