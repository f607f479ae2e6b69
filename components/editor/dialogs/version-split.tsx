import type { Version } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { cn } from '../../ui/cn.ts';

/** How calls are split while a version is tried beside the live one; nothing when all go to one. */
export function VersionSplit({ versions }: { versions: Version[] }) {
  const t = useWords();
  const shares = versions.filter(({ percent }) => percent > 0).toSorted((a, b) => b.percent - a.percent);
  if (shares.length < 2) return null;
  return (
    <section
      aria-label={t('dialogs.splitOfCalls')}
      className="mb-3 flex flex-col gap-2 rounded-node border border-line p-3"
    >
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {shares.map(({ version, percent, active }) => (
          <span
            key={version}
            className={cn('h-full', active ? 'bg-ok' : 'bg-running')}
            style={{ width: `${percent}%` }}
          />
        ))}
      </div>
      <p className="text-muted text-sm">
        {shares
          .map(({ version, percent, active }) =>
            t('dialogs.percentOfCallsGetVersion', { percent, version, active: active ? 'yes' : 'no' }),
          )
          .join(', ')}
      </p>
    </section>
  );
}
