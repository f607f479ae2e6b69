import { Badge } from '../ui/badge.tsx';
import { clockText } from '../ui/words.ts';

/** When a schedule is due next, and behind it the times after that. */
export function NextTimes({ times, isPaused }: { times: string[]; isPaused: boolean }) {
  const [first, ...later] = times;
  if (isPaused) return <Badge tone="waiting">Paused</Badge>;
  if (first === undefined) return <span className="text-muted">Never again</span>;
  return (
    <details className="group">
      <summary className="cursor-pointer list-none sm:whitespace-nowrap">
        <time dateTime={first}>{clockText(first)}</time>
        {later.length > 0 && (
          <span className="ml-1.5 text-muted text-sm group-open:hidden">and {later.length} more</span>
        )}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-muted text-sm">
        {later.map((time) => (
          <li key={time}>
            <time dateTime={time}>{clockText(time)}</time>
          </li>
        ))}
      </ul>
    </details>
  );
}
