import { useWords } from '#words/use-words.ts';
import { Badge } from '../ui/badge.tsx';
import { useFormats } from '../ui/use-formats.ts';

/** When a schedule is due next, and behind it the times after that. */
export function NextTimes({ times, isPaused }: { times: string[]; isPaused: boolean }) {
  const formats = useFormats();
  const t = useWords();
  const [first, ...later] = times;
  if (isPaused) return <Badge tone="waiting">{t('triggers.paused')}</Badge>;
  if (first === undefined) return <span className="text-muted">{t('triggers.neverAgain')}</span>;
  return (
    <details className="group">
      <summary className="cursor-pointer list-none sm:whitespace-nowrap">
        <time dateTime={first}>{formats.clock(first)}</time>
        {later.length > 0 && (
          <span className="ms-1.5 text-muted text-sm group-open:hidden">
            {t('triggers.andCountMore', { count: later.length })}
          </span>
        )}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-muted text-sm">
        {later.map((time) => (
          <li key={time}>
            <time dateTime={time}>{formats.clock(time)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
