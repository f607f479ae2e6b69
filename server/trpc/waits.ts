import { z } from 'zod';
import { callerOf } from '../gateway/invoke.ts';
import { answerAsMember, answerWait, lookAtWait } from '../operations/waits/answer-wait.ts';
import { effectInDoubt } from '../operations/waits/effect-in-doubt.ts';
import { listAnswered, listInbox } from '../operations/waits/list-inbox.ts';
import { open, procedure, router } from './init.ts';
import type { AnsweredItem, EffectInDoubt, InboxItem, LinkedWait } from './views.ts';

const answer = z.object({ token: z.string(), decision: z.string().optional(), data: z.json().default(null) });

export const waitsRouter = router({
  list: procedure.query(({ ctx }): Promise<InboxItem[]> => listInbox(ctx.services, ctx.principal)),
  answered: procedure.query(({ ctx }): Promise<AnsweredItem[]> => listAnswered(ctx.services, ctx.principal)),
  effect: procedure
    .input(z.object({ run: z.string(), node: z.string(), scope: z.string() }))
    .query(({ ctx, input }): Promise<EffectInDoubt> => effectInDoubt(ctx.services, ctx.principal, input)),
  /** The wait behind a link: the token is the credential. */
  look: open.input(z.object({ token: z.string() })).query(async ({ ctx, input }): Promise<LinkedWait> => {
    const { kind, title, node, form, state } = await lookAtWait(ctx.services, input.token);
    return { kind, title, node, form: kind === 'approval' ? form : null, state };
  }),
  /** Answers by a link, without signing in. */
  respond: open.input(answer).mutation(({ ctx, input }): Promise<{ runId: string }> => {
    const { token, decision, data } = input;
    const by = ctx.principal === null ? null : callerOf(ctx.principal);
    return answerWait(ctx.services, by, { token, data, ...(decision !== undefined && { decision }) });
  }),
  answer: procedure.input(answer).mutation(({ ctx, input }): Promise<{ runId: string }> => {
    const { token, decision, data } = input;
    return answerAsMember(ctx.services, ctx.principal, {
      token,
      data,
      ...(decision !== undefined && { decision }),
    });
  }),
});
