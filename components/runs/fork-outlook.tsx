import { Check, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ForkPreview, ForkVisit } from '#server/trpc/views.ts';
import { countText } from '../ui/words.ts';

/** What a fork keeps, runs again and repeats, in words. */
export function ForkOutlook({ preview, continues }: { preview: ForkPreview; continues: boolean }) {
  const { kept, again, begins, changed } = preview;
  const repeated = again.filter((visit) => visit.hasActed);
  const spared = kept.filter((visit) => visit.hasActed);
  const ignored = continues ? [] : changed.filter((node) => kept.some((visit) => visit.node === node));
  return (
    <ul className="flex flex-col gap-2 rounded-node border border-line bg-raised p-3.5">
      <Line
        icon={<Check className="size-4 text-ok" />}
        title={`${countText(kept.length, 'visit is', 'visits are')} kept`}
      >
        {kept.length === 0
          ? 'Everything runs again.'
          : `${names(kept)}: answered from the log of this run${spared.length > 0 ? `, and ${names(spared)} ${spared.length === 1 ? 'is' : 'are'} not called again` : ''}.`}
      </Line>
      <Line
        icon={<RotateCcw className="size-4 text-running" />}
        title={
          again.length === 0
            ? 'Nothing that ran runs again'
            : `${countText(again.length, 'visit runs', 'visits run')} again`
        }
      >
        {again.length > 0 && `${names(again)}. `}
        {begins.length > 0 ? `The run moves on from ${names(begins)}.` : 'The new run is over as soon as it begins.'}
      </Line>
      {repeated.length > 0 && (
        <Line
          icon={<TriangleAlert className="size-4 text-waiting" />}
          title={`${countText(repeated.length, 'effect is', 'effects are')} repeated`}
        >
          {names(repeated)} changed something outside before and will do so again, under new idempotency keys.
        </Line>
      )}
      {ignored.length > 0 && (
        <Line icon={<TriangleAlert className="size-4 text-waiting" />} title="Changed nodes keep their old result">
          {ignored.join(', ')} do something else in the chosen graph, but lie before the place where the run begins
          again.
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
function names(visits: readonly Pick<ForkVisit, 'node'>[]): string {
  const counts = new Map<string, number>();
  for (const { node } of visits) counts.set(node, (counts.get(node) ?? 0) + 1);
  const all = [...counts].map(([node, count]) => (count > 1 ? `${node} (${count} times)` : node));
  return all.length > 8 ? `${all.slice(0, 8).join(', ')} and ${all.length - 8} more` : all.join(', ');
}
