import { Check, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ForkPreview, ForkVisit } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';

/** What a fork keeps, runs again and repeats, in words. */
export function ForkOutlook({ preview, continues }: { preview: ForkPreview; continues: boolean }) {
  const t = useWords();
  const { kept, again, begins, changed } = preview;
  const repeated = again.filter((visit) => visit.hasActed);
  const spared = kept.filter((visit) => visit.hasActed);
  const ignored = continues ? [] : changed.filter((node) => kept.some((visit) => visit.node === node));
  return (
    <ul className="flex flex-col gap-2 rounded-node border border-line bg-raised p-3.5">
      <Line icon={<Check className="size-4 text-ok" />} title={t('runs.visitsAreKept', { count: kept.length })}>
        {kept.length === 0
          ? t('runs.everythingRunsAgain')
          : t('runs.namesAnsweredFromTheLog', {
              names: names(t, kept),
              spared: names(t, spared),
              count: spared.length,
              isAnySpared: spared.length > 0 ? 'yes' : 'no',
            })}
      </Line>
      <Line
        icon={<RotateCcw className="size-4 text-running" />}
        title={
          again.length === 0 ? t('runs.nothingThatRanRunsAgain') : t('runs.visitsRunAgain', { count: again.length })
        }
      >
        {again.length > 0 && `${names(t, again)}. `}
        {begins.length > 0 ? t('runs.theRunMovesOnFromNames', { names: names(t, begins) }) : t('runs.theNewRunIsOver')}
      </Line>
      {repeated.length > 0 && (
        <Line
          icon={<TriangleAlert className="size-4 text-waiting" />}
          title={t('runs.effectsAreRepeated', { count: repeated.length })}
        >
          {t('runs.namesChangedSomethingOutsideBefore', { names: names(t, repeated) })}
        </Line>
      )}
      {ignored.length > 0 && (
        <Line icon={<TriangleAlert className="size-4 text-waiting" />} title={t('runs.changedNodesKeepTheirOldResult')}>
          {t('runs.ignoredDoSomethingElse', { ignored: ignored.join(', ') })}
        </Line>
      )}
    </ul>
  );
}

function Line({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span className="min-w-0">
        <span className="font-medium">{title}</span>
        <span className="block text-muted text-sm">{children}</span>
      </span>
    </li>
  );
}

/** Ids of nodes, each once, with how often. */
function names(t: Words, visits: readonly Pick<ForkVisit, 'node'>[]): string {
  const counts = new Map<string, number>();
  for (const { node } of visits) counts.set(node, (counts.get(node) ?? 0) + 1);
  const all = [...counts].map(([node, count]) => (count > 1 ? t('runs.nodeCountTimes', { node, count }) : node));
  return all.length > 8
    ? t('runs.allAndCountMore', { all: all.slice(0, 8).join(', '), count: all.length - 8 })
    : all.join(', ');
}
