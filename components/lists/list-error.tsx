import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';

/** Why a list could not be read, and the way to try again. */
export function ListError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useWords();
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-node border border-line bg-panel px-4 py-3">
      <p className="min-w-0 flex-1 text-error">{problemOf(error).detail}</p>
      <Button onClick={onRetry}>{t('common.tryAgain')}</Button>
    </div>
  );
}
