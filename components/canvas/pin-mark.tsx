import { Pin } from 'lucide-react';
import type { GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';

/** Says on a card that runs of the draft get a pinned output instead of running the node. */
export function PinMark({ node }: { node: GraphNode }) {
  const t = useWords();
  if (node.pin === undefined) return null;
  return (
    <span className="flex shrink-0 items-center gap-1 text-sm text-waiting" title={t('canvas.runsOfTheDraftGet')}>
      <Pin aria-hidden className="size-3" /> {t('canvas.pinned')}
    </span>
  );
}
