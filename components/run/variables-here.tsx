'use client';
import { useMemo } from 'react';
import { variablesAt } from '#engine/run/variable-view.ts';
import { useEditor } from '../editor/store/context.tsx';
import { DataTree } from './data-tree.tsx';

/** The variables of the run at the moment that is shown, and which node set each last. */
export function VariablesHere() {
  const graph = useEditor((editor) => editor.run?.graph ?? null);
  const events = useEditor((editor) => editor.run?.events ?? null);
  const shown = useEditor((editor) => editor.run?.shown ?? 0);
  const variables = useMemo(
    () => (graph === null || events === null ? [] : variablesAt(graph, events.slice(0, shown))),
    [graph, events, shown],
  );
  if (variables.length === 0) return null;
  return (
    <section aria-label="Variables" className="border-line border-t px-3.5 pt-2 pb-3">
      <h3 className="font-semibold text-sm">Variables</h3>
      <ul className="mt-1 font-mono text-[12px] leading-[22px]">
        {variables.map(({ owner, name, value, by }) => (
          <li key={`${owner}.${name}`}>
            <div role="tree" aria-label={name}>
              <DataTree
                value={value}
                path={['vars', name]}
                name={owner === '' ? name : `${owner} · ${name}`}
                open={false}
              />
            </div>
            {by !== null && <p className="pl-4 font-sans text-faint text-xs">set by {by}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
