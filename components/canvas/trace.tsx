import { X } from 'lucide-react';
import { useMemo } from 'react';
import { dependenciesOf } from '../editor/actions/dependencies.ts';
import { useEditor } from '../editor/store/context.tsx';
import { countText } from '../ui/words.ts';

/**
 * Fades everything that a node does not depend on. One rule of style does it, so that no card is drawn anew however
 * many there are.
 */
export function Trace() {
  const traced = useEditor((editor) => editor.traced);
  const graph = useEditor((editor) => editor.document.graph);
  const update = useEditor((editor) => editor.update);
  const found = useMemo(() => (traced === null ? null : dependenciesOf(graph, traced)), [graph, traced]);
  if (found === null || !found.all.has(traced ?? '')) return null;
  const [node, ...others] = [...found.all];
  return (
    <>
      <style>
        {`.react-flow__node${notThese(found.all)}, .react-flow__edge${notThese(found.cables)} { opacity: 0.22; }`}
      </style>
      <section
        aria-label="What it depends on"
        className="rise absolute top-3 left-1/2 z-10 flex -translate-x-1/2 items-center gap-2 rounded-full border border-line bg-raised py-1 pr-1 pl-3 text-sm shadow-float"
      >
        <span className="mono">{node}</span>
        <span className="text-muted">
          {others.length === 0 ? 'depends on nothing' : `depends on ${countText(others.length, 'node')}`}
        </span>
        <button
          type="button"
          aria-label="Show everything again"
          onClick={() => update({ traced: null })}
          className="grid size-6 place-items-center rounded-full text-muted hover:bg-hover hover:text-text"
        >
          <X className="size-3.5" />
        </button>
      </section>
    </>
  );
}

function notThese(ids: ReadonlySet<string>): string {
  return ids.size === 0 ? '' : `:not(${[...ids].map((id) => `[data-id="${id}"]`).join(',')})`;
}
