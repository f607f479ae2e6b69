'use client';
import Link from 'next/link';
import { useWords } from '#words/use-words.ts';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** Shown where no page is. */
export function LostPage() {
  const t = useWords();
  return (
    <main className="grid h-dvh place-items-center">
      <Empty
        title={t('shell.nothingIsPluggedInHere')}
        action={
          <Link href="/" className={buttonClass('primary')}>
            {t('shell.goToYourWorkflows')}
          </Link>
        }
      >
        {t('shell.thereIsNoPage')}
      </Empty>
    </main>
  );
}
