import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { countText } from '../ui/words.ts';
import type { BulkProgress } from './use-bulk.ts';

type Props = {
  count: number;
  /** What one of them is called. */
  noun: string;
  progress: BulkProgress | null;
  onClear: () => void;
  children: ReactNode;
};

/** What can be done with the chosen rows; it stays in sight while one scrolls. */
export function BulkBar({ count, noun, progress, onClear, children }: Props) {
  return (
    <section
      aria-label="Chosen"
      className="sticky top-2 z-20 flex flex-wrap items-center gap-2 rounded-node border border-strong bg-raised py-2 pr-2 pl-4 shadow-card"
    >
      <p className="min-w-0 flex-1 font-medium" aria-live="polite">
        {progress === null ? `${countText(count, noun)} chosen` : `${progress.done} of ${progress.of} done …`}
      </p>
      {children}
      <Button tone="ghost" disabled={progress !== null} onClick={onClear}>
        Choose none
      </Button>
    </section>
  );
}
