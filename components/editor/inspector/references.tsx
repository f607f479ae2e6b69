import { useMemo } from 'react';
import { useWords } from '#words/use-words.ts';
import { referencesOf } from '../actions/dependencies.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { only } from '../store/selection.ts';

/** Which nodes one reads, and which read it; each can be gone to. */
export function References({ node }: { node: string }) {
  const t = useWords();
  const graph = useEditor((editor) => editor.document.graph);
  const { reads, usedBy } = useMemo(() => referencesOf(graph, node), [graph, node]);
  if (reads.length + usedBy.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 px-4 pb-3 text-sm">
      <Line words={t('inspector.reads')} nodes={reads} />
      <Line words={t('inspector.readBy')} nodes={usedBy} />
    </div>
  );
}

function Line({ words, nodes }: { words: string; nodes: readonly string[] }) {
  const store = useEditorStore();
  if (nodes.length === 0) return null;
  const go = (id: string) => {
    store.getState().select(only(id));
    store.getState().canvas?.reveal(id);
  };
  return (
    <div className="flex flex-wrap items-baseline gap-x-1.5 gap-y-1">
      <span className="w-14 shrink-0 text-faint">{words}</span>
      {nodes.map((id) => (
        <button
          key={id}
          type="button"
          onClick={() => go(id)}
          className="mono rounded-[5px] bg-sunken px-1.5 text-[12px] text-muted hover:bg-hover hover:text-text"
        >
          {id}
        </button>
      ))}
    </div>
  );
}
