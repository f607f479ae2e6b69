'use client';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { useWords } from '#words/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { only } from '../store/selection.ts';
import { UndoneList } from './undone-list.tsx';

/** The workflow when no node is selected: what it is, and the problems in it. */
export function WorkflowInspector() {
  const t = useWords();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const readOnly = useEditor((editor) => editor.readOnly);
  const diagnostics = useEditor((editor) => editor.diagnostics);
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="flex flex-col gap-2 border-line border-b p-4">
        <h2 title={graph.name} className="line-clamp-3 break-words font-semibold text-lg leading-6">
          {graph.name}
        </h2>
        <p className="break-words text-muted">{graph.description || t('inspector.noDescriptionYetModelsAndPeople')}</p>
        <p className="text-faint text-sm">
          {t('inspector.nodes', { count: graph.nodes.length })} · {t('inspector.cables', { count: graph.edges.length })}{' '}
          · <span className="mono break-all">{graph.slug}</span>
        </p>
        {!readOnly && (
          <Button size="small" className="self-start" onClick={() => store.getState().update({ dialog: 'settings' })}>
            {t('inspector.editNameInputAndOutput')}
          </Button>
        )}
      </div>
      {readOnly ? <RunError /> : <ProblemList diagnostics={diagnostics} />}
    </div>
  );
}

/** How the run that is shown failed, when it did. */
function RunError() {
  const t = useWords();
  const error = useEditor((editor) => editor.run?.newest.error ?? null);
  if (error === null) return <p className="p-4 text-muted">{t('inspector.selectANodeToSeeWhat')}</p>;
  return (
    <div className="m-4 rounded-field border border-error bg-raised px-3 py-2.5">
      <p className="font-medium text-error">{t('inspector.failedCode', { code: error.code })}</p>
      <p className="mt-0.5 break-words text-muted">{error.message}</p>
      {error.node && <p className="mono mt-1 text-faint">{error.node}</p>}
      {error.undone && error.undone.length > 0 && <UndoneList undone={error.undone} />}
    </div>
  );
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };
const colours = { error: 'text-error', warning: 'text-waiting', info: 'text-muted' };

/** Findings in the document; a click goes to the node. */
export function ProblemList({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const t = useWords();
  const store = useEditorStore();
  if (diagnostics.length === 0) {
    return (
      <p className="flex items-center gap-2 p-4 text-muted">
        <CircleCheck className="size-4 text-ok" aria-hidden /> {t('inspector.nothingToMend')}
      </p>
    );
  }
  const go = (node: string | undefined) => {
    if (node === undefined) return;
    store.getState().select(only(node));
    store.getState().canvas?.reveal(node);
  };
  return (
    <ul className="flex flex-col p-2" aria-label={t('inspector.problems')}>
      {diagnostics.map((found, index) => {
        const Icon = icons[found.severity];
        return (
          <li key={`${index.toString()}${found.code}`}>
            <button
              type="button"
              onClick={() => go(found.node)}
              className="flex w-full items-start gap-2.5 rounded-field px-2 py-2 text-start hover:bg-hover"
            >
              <Icon className={`mt-0.5 size-4 shrink-0 ${colours[found.severity]}`} aria-label={found.severity} />
              <span className="min-w-0">
                <span className="block break-words">{found.message}</span>
                {found.fix && <span className="block break-words text-muted text-sm">{found.fix}</span>}
                {found.node && <span className="mono text-faint">{found.node}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
