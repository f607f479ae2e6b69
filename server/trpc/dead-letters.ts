import { z } from 'zod';
import { discardDeadLetter } from '../operations/dead-letters/discard-dead-letter.ts';
import { listDeadLetters } from '../operations/dead-letters/list-dead-letters.ts';
import { retryDeadLetter, retryVersions } from '../operations/dead-letters/retry-dead-letter.ts';
import { procedure, router } from './init.ts';
import type { DeadLetterItem } from './views.ts';

const letter = z.object({ kind: z.enum(['run', 'callback']), id: z.uuid() });

export const deadLettersRouter = router({
  list: procedure.query(({ ctx }): Promise<DeadLetterItem[]> => listDeadLetters(ctx.services, ctx.principal)),
  retry: procedure
    .input(letter.extend({ version: z.enum(retryVersions).default('same') }))
    .mutation(
      ({ ctx, input }): Promise<{ runId: string | null }> => retryDeadLetter(ctx.services, ctx.principal, input),
    ),
  discard: procedure
    .input(letter)
    .mutation(({ ctx, input }): Promise<void> => discardDeadLetter(ctx.services, ctx.principal, input)),
});
