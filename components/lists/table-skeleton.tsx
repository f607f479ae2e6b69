import { useWords } from '#words/use-words.ts';
import { Skeleton } from '../ui/skeleton.tsx';

/** A table on its way: the head and a few rows, as high as they will be. */
export function TableSkeleton({ rows = 6 }: { rows?: number }) {
  const t = useWords();
  return (
    <div
      className="overflow-hidden rounded-node border border-line bg-panel"
      role="status"
      aria-label={t('lists.loading')}
    >
      <div className="border-line border-b px-4 py-3">
        <Skeleton className="h-2.5 w-40" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row.toString()} className="flex items-center gap-6 border-line border-b px-4 py-3.5 last:border-0">
          <Skeleton className="h-3.5 w-20 rounded-full" />
          <Skeleton className="h-3.5 w-48 max-sm:w-28" />
          <Skeleton className="h-3.5 flex-1 max-sm:hidden" />
          <Skeleton className="h-3.5 w-16" />
        </div>
      ))}
    </div>
  );
}
