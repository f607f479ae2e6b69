import { useStore, ViewportPortal } from '@xyflow/react';
import { MessageSquare } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { useThreads } from '../editor/together/comments/use-threads.ts';
import { useTogether } from '../editor/together/context.tsx';

/** How many threads are open on each node; a click shows them. */
export function CommentBadges() {
  const isShared = useTogether((together) => together.workflow !== null);
  return isShared ? <Badges /> : null;
}

function Badges() {
  const { threads } = useThreads();
  const nodeKeys = useTogether((together) => together.nodeKeys);
  const counts = new Map<string, number>();
  for (const { anchor, resolved } of threads) if (resolved === null) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <ViewportPortal>
      {[...nodeKeys].map(([node, key]) => {
        const count = counts.get(key);
        return count === undefined ? null : <Badge key={key} node={node} count={count} />;
      })}
    </ViewportPortal>
  );
}

function Badge({ node, count }: { node: string; count: number }) {
  const t = useWords();
  const store = useEditorStore();
  const place = useStore(({ nodeLookup }) => {
    const at = nodeLookup.get(node)?.internals.positionAbsolute;
    return at === undefined ? null : `translate(${at.x - 10}px, ${at.y - 12}px)`;
  });
  if (place === null) return null;
  return (
    <button
      type="button"
      aria-label={t('canvas.countOpenThreadsOnNode', { count, node })}
      onClick={() => {
        store.getState().select(only(node));
        store.getState().update({ commenting: true });
      }}
      className="nopan nodrag pointer-events-auto absolute top-0 left-0 z-50 flex h-6 items-center gap-1 rounded-full border border-line bg-raised px-1.5 font-semibold text-[11px] text-text shadow-card hover:border-strong"
      style={{ transform: place }}
    >
      <MessageSquare className="size-3 text-accent" aria-hidden />
      {count}
    </button>
  );
}
