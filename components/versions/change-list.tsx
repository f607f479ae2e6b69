'use client';
import type { GraphDifference } from '#engine/graph/diff-graphs.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { nothing, only } from '../editor/store/selection.ts';
import { cn } from '../ui/cn.ts';
import { changeMarks } from './change-words.ts';

/** Everything that differs, as a list to walk through. */
export function ChangeList({ difference: { nodes, edges, document: fields, moved } }: { difference: GraphDifference }) {
  const t = useWords();
  const store = useEditorStore();
  const chosen = useEditor((editor) => editor.selection.nodes[0]);
  const go = (id: string) => {
    store.getState().select(only(id));
    store.getState().canvas?.reveal(id);
  };
  if (nodes.length + edges.length + fields.length === 0)
    return (
      <p className="p-4 text-muted">
        {moved.length === 0
          ? t('versions.bothAreTheSame')
          : t('versions.bothDoTheSameNodesLie', { count: moved.length })}
      </p>
    );
  const cut = edges.filter(({ change }) => change === 'removed').length;
  return (
    <div className="flex flex-col gap-3 p-3">
      {nodes.length > 0 && (
        <section>
          <h2 className="caps px-2 pb-1">{t('versions.nodes')}</h2>
          <ul>
            {nodes.map(({ id, change, was, fields: changed }) => (
              <li key={`${change}${id}`}>
                <button
                  type="button"
                  aria-current={chosen === id ? 'true' : undefined}
                  onClick={() => go(id)}
                  className={cn(
                    'flex w-full items-baseline gap-2 rounded-[7px] px-2 py-1 text-start hover:bg-hover',
                    chosen === id && 'bg-hover',
                  )}
                >
                  <span aria-hidden className="mono w-3 shrink-0" style={{ color: changeMarks[change].tint }}>
                    {changeMarks[change].sign}
                  </span>
                  <span className="min-w-0 flex-1 truncate">{id}</span>
                  <span className="shrink-0 text-faint text-sm">
                    {change === 'renamed'
                      ? t('versions.wasName', { was: String(was) })
                      : change === 'changed'
                        ? t('versions.fields', { count: changed.length })
                        : t(changeMarks[change].word)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="flex flex-col gap-1 px-2 text-muted text-sm">
        {edges.length > 0 && <p>{t('versions.cablesCountPluggedInCutPulled', { count: edges.length - cut, cut })}</p>}
        {moved.length > 0 && <p>{t('versions.nodesLieElsewhere', { count: moved.length })}</p>}
        {fields.length > 0 && (
          <button
            type="button"
            className="self-start rounded-[6px] text-start underline decoration-line-strong underline-offset-4 hover:text-text"
            onClick={() => store.getState().select(nothing)}
          >
            {t('versions.changesToTheWorkflowItself', { count: fields.length })}
          </button>
        )}
      </section>
    </div>
  );
}
