import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useWords } from '#words/use-words.ts';
import { dependenciesOf } from '../editor/actions/dependencies.ts';
import { useEditor } from '../editor/store/context.tsx';

/**
 * Fades everything that a node does not depend on. One rule of style does it, so that no card is drawn anew however
 * many there are.
 */
export function Trace() {
  const t = useWords();
  const traced = useEditor((editor) => editor.traced);
  const graph = useEditor((editor) => editor.document.graph);
  const update = useEditor((editor) => editor.update);
  const found = useMemo(() => (traced === null ? null : dependenciesOf(graph, traced)), [graph, traced]);
  if (found === null || !found.all.has(traced ?? '')) return null;
  const [node, ...others] = [...found.all];
  return (
    <>
      <style>{dimmed(found)}</style>
      <section
        aria-label={t('canvas.whatItDependsOn')}
        className="rise absolute top-3 left-1/2 z-10 flex -translate-x-1/2 items-center gap-2 rounded-full border border-line bg-raised py-1 pr-1 pl-3 text-sm shadow-float"
      >
        <span className="mono">{node}</span>
        <span className="text-muted">
          {others.length === 0 ? t('canvas.dependsOnNothing') : t('canvas.dependsOnNodes', { count: others.length })}
        </span>
        <button
          type="button"
          aria-label={t('canvas.showEverythingAgain')}
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

/** The style of what has no part in it. */
function dimmed({ all, cables }: { all: ReadonlySet<string>; cables: ReadonlySet<string> }): string {
  return `.react-flow__node${notThese(all)}, .react-flow__edge${notThese(cables)} { opacity: 0.22; }`;
}
