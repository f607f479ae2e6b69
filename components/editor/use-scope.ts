import { useDeferredValue, useMemo } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { variablesAround } from '#engine/run/variable-view.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import type { Scope } from '../forms/expression/scope.tsx';
import { promisedSchemas } from './promised-schemas.ts';
import { loopAround, scopeValues } from './scope-values.ts';
import { useEditor } from './store/context.tsx';

/** What expressions of a node can name, with the values of the moment and the turn of the run that are looked at. */
export function useScope(node: string | null): Scope {
  const t = useWords();
  // Each key in a field changes the document: what the fields can name follows when there is time.
  const graph = useDeferredValue(useEditor((editor) => editor.document.graph));
  const catalogue = useEditor((editor) => editor.catalogue);
  const run = useEditor((editor) => editor.run);
  return useMemo(() => {
    const loop = loopAround(graph, catalogue, node);
    return {
      names: namesOf(t, graph, node, loop),
      schemas: promisedSchemas(graph, catalogue),
      values: run === null ? firstValues(graph, node) : scopeValues({ graph, run, node, loop }),
    };
  }, [graph, catalogue, run, node, t]);
}

function namesOf(t: Words, graph: Graph, node: string | null, loop: string | null): Scope['names'] {
  const names: Scope['names'] = [{ name: 'input', about: t('editor.whatTheRunWasStartedWith') }];
  for (const other of graph.nodes)
    if (other.id !== node) names.push({ name: other.id, about: other.label ?? other.type });
  names.push(
    { name: 'env', about: t('editor.variablesOfTheOrganization') },
    { name: 'now', about: t('editor.timeOfThisStep') },
    { name: 'run', about: t('editor.factsOfTheRun') },
    { name: 'vars', about: t('editor.variablesOfTheRun') },
  );
  if (loop !== null)
    names.push(
      { name: 'item', about: t('editor.ofLoop', { loop }) },
      { name: 'index', about: t('editor.ofLoop', { loop }) },
    );
  return names;
}

/** Without a run only the variables have values: their first ones. */
function firstValues(graph: Graph, node: string | null): Map<string, Json> {
  return new Map([['vars', Object.fromEntries(variablesAround(graph, node).map(({ name, value }) => [name, value]))]]);
}
