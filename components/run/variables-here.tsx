'use client';
import { useMemo } from 'react';
import { variablesAt } from '#engine/run/variable-view.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { ValueTree } from './values/value-tree.tsx';

/** The variables of the run at the moment that is shown, and which node set each last. */
export function VariablesHere() {
  const t = useWords();
  const graph = useEditor((editor) => editor.run?.graph ?? null);
  const events = useEditor((editor) => editor.run?.events ?? null);
  const shown = useEditor((editor) => editor.run?.shown ?? 0);
  const variables = useMemo(
    () => (graph === null || events === null ? [] : variablesAt(graph, events.slice(0, shown))),
    [graph, events, shown],
  );
  const roots = useMemo(
    () =>
      variables.map(({ owner, name, value, by }) => ({
        name: owner === '' ? name : `${owner} · ${name}`,
        path: ['vars', name],
        value,
        isOpen: false,
        ...(by !== null && { about: t('run.setByBy', { by }) }),
      })),
    [variables, t],
  );
  if (variables.length === 0) return null;
  return (
    <section aria-label={t('run.variables')} className="flex min-h-28 flex-col border-line border-t pt-2">
      <h3 className="px-3.5 font-semibold text-sm">{t('run.variables')}</h3>
      <ValueTree roots={roots} label={t('run.variables')} />
    </section>
  );
}
