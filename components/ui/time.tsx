'use client';
import { useSyncExternalStore } from 'react';
import { useFormats } from './use-formats.ts';

/** A moment as people say it ("2 min ago"), with the exact time in its title; follows the clock. */
export function Ago({ at }: { at: string }) {
  const formats = useFormats();
  const now = useNow(10_000);
  return (
    <time dateTime={at} title={formats.clock(at)} suppressHydrationWarning>
      {formats.ago(at, now)}
    </time>
  );
}

/** Milliseconds since 1970, renewed at each multiple of `step`. */
export function useNow(step: number): number {
  return useSyncExternalStore(
    (changed) => {
      const timer = setInterval(changed, step);
      return () => clearInterval(timer);
    },
    () => Math.floor(Date.now() / step) * step,
    () => 0,
  );
}
