import { useState } from 'react';
import { problemOf } from '../api/problem.ts';

/** What became of an action on many: how many it worked on, and which not and why. */
export type BulkResult = { done: number; refused: { id: string; name: string; problem: string }[] };
export type BulkProgress = { done: number; of: number };

/** Does one thing to many, a few at a time, and gathers what did not work. */
export function useBulk() {
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const run = async <T extends { id: string }>(
    items: readonly T[],
    nameOf: (item: T) => string,
    act: (item: T) => Promise<unknown>,
  ): Promise<BulkResult> => {
    const refused: BulkResult['refused'] = [];
    let done = 0;
    const waiting = [...items];
    setProgress({ done, of: items.length });
    const work = async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const { id } = item;
        const name = nameOf(item);
        await act(item).catch((error: unknown) => refused.push({ id, name, problem: problemOf(error).detail }));
        done += 1;
        setProgress({ done, of: items.length });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    setProgress(null);
    return { done: items.length - refused.length, refused };
  };
  return { progress, run };
}

/** More would only wait in the browser. */
const atOnce = 4;
