import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterItem } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { countText } from '../ui/words.ts';

export type RetryVersion = 'same' | 'live';

/** How far a retry or a discarding of several has come. */
export type Progress = { verb: string; done: number; of: number };

/** Retries or discards dead letters one after the other, and says at the end what became of them. */
export function useSettle() {
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
    if (settled > 0) toast(`${countText(settled, 'letter')} ${words.done}`);
    if (refused[0] !== undefined)
      toastError(`${countText(refused.length, 'letter stays', 'letters stay')}`, refused[0]);
    await cache.invalidateQueries({ queryKey: api.deadLetters.pathKey() });
  };

  return {
    progress,
    retry: (letters: readonly DeadLetterItem[], version: RetryVersion) =>
      settle(letters, { doing: 'Retrying', done: 'retried' }, ({ kind, id }) =>
        client.deadLetters.retry.mutate({ kind, id, version }),
      ),
    discard: (letters: readonly DeadLetterItem[]) =>
      settle(letters, { doing: 'Discarding', done: 'discarded' }, ({ kind, id }) =>
        client.deadLetters.discard.mutate({ kind, id }),
      ),
  };
}
