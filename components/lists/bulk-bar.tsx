import type { ReactNode } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import type { BulkProgress } from './use-bulk.ts';

type Props = {
  /** How many of what is chosen, in words. */
  what: string;
  progress: BulkProgress | null;
  onClear: () => void;
  children: ReactNode;
};

/** What can be done with the chosen rows; it stays in sight while one scrolls. */
export function BulkBar({ what, progress, onClear, children }: Props) {
  const t = useWords();
  return (
    <section
      aria-label={t('lists.chosen')}
      className="sticky top-2 z-20 flex flex-wrap items-center gap-2 rounded-node border border-strong bg-raised py-2 pe-2 ps-4 shadow-card"
    >
      <p className="min-w-0 flex-1 font-medium" aria-live="polite">
        {progress === null
          ? t('lists.countChosen', { what })
          : t('lists.doneOfTotal', { done: progress.done, of: progress.of })}
      </p>
      {children}
      <Button tone="ghost" disabled={progress !== null} onClick={onClear}>
        {t('lists.chooseNone')}
      </Button>
    </section>
  );
}
