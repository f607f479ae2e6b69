'use client';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

type Props = { error: Error & { digest?: string }; onRetry: () => void };

/** Shown when a page failed: what happened, and the way on. */
export function BrokenPage({ error, onRetry }: Props) {
  const t = useWords();
  return (
    <main className="grid h-dvh place-items-center">
      <Empty
        title={t('shell.thisPageStoppedWorking')}
        action={
          <>
            <Button tone="primary" onClick={onRetry}>
              {t('common.tryAgain')}
            </Button>
            <Button onClick={() => location.assign('/')}>{t('shell.goToYourWorkflows')}</Button>
          </>
        }
      >
        {t('shell.yourSavedWorkIsSafe')}{' '}
        {error.message && <span className="mono mt-2 block break-words text-faint">{error.message}</span>}
      </Empty>
    </main>
  );
}
