import { useEffect } from 'react';

/** Counts how often a part of the board is drawn, for tests that put `patchbayDraws` on the window; free without. */
export function useDrawCount(part: string): void {
  // Without a list of what it depends on: it runs whenever the part was rendered.
  useEffect(() => {
    const counts: unknown = Reflect.get(globalThis, 'patchbayDraws');
    if (counts instanceof Map) counts.set(part, Number(counts.get(part) ?? 0) + 1);
  });
}
