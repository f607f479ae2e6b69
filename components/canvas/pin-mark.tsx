import { Pin } from 'lucide-react';
import type { GraphNode } from '#engine/graph/schema.ts';

/** Says on a card that runs of the draft get a pinned output instead of running the node. */
export function PinMark({ node }: { node: GraphNode }) {
  if (node.pin === undefined) return null;
  return (
    <span
      className="flex shrink-0 items-center gap-1 text-sm text-waiting"
      title="Runs of the draft get its pinned output instead of running it"
    >
      <Pin aria-hidden className="size-3" /> pinned
    </span>
  );
}
