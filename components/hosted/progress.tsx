import { useWords } from '#words/use-words.ts';
/** How far somebody is in a form of several pages; `at` counts from 0. */
export function Progress({ at, count }: { at: number; count: number }) {
  const t = useWords();
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-muted text-sm">{t('hosted.stepAtOfCount', { at: at + 1, count })}</p>
      <div
        role="progressbar"
        aria-label={t('hosted.progress')}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={at + 1}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${((at + 1) / count) * 100}%` }}
        />
      </div>
    </div>
  );
}
