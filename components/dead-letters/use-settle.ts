import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterItem } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { toast, toastError } from '../ui/toast.tsx';

export type RetryVersion = 'same' | 'live';

/** How far a retry or a discarding of several has come. */
export type Progress = { verb: string; done: number; of: number };

/** Retries or discards dead letters one after the other, and says at the end what became of them. */
export function useSettle() {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);

  const settle = async (
    letters: readonly DeadLetterItem[],
    words: { doing: string; done: string },
    act: (letter: DeadLetterItem) => Promise<unknown>,
  ): Promise<void> => {
    const refused: string[] = [];
    for (const [done, letter] of letters.entries()) {
      setProgress({ verb: words.doing, done, of: letters.length });
      await act(letter).catch((error: unknown) => refused.push(problemOf(error).detail));
    }
    setProgress(null);
    const settled = letters.length - refused.length;
    if (settled > 0) toast(`${t('deadLetters.letters', { settled })} ${words.done}`);
    if (refused[0] !== undefined) toastError(`${t('deadLetters.lettersStay', { count: refused.length })}`, refused[0]);
    await cache.invalidateQueries({ queryKey: api.deadLetters.pathKey() });
  };

  return {
    progress,
    retry: (letters: readonly DeadLetterItem[], version: RetryVersion) =>
      settle(letters, { doing: t('deadLetters.retrying'), done: 'retried' }, ({ kind, id }) =>
        client.deadLetters.retry.mutate({ kind, id, version }),
      ),
    discard: (letters: readonly DeadLetterItem[]) =>
      settle(letters, { doing: t('deadLetters.discarding'), done: 'discarded' }, ({ kind, id }) =>
        client.deadLetters.discard.mutate({ kind, id }),
      ),
  };
}
