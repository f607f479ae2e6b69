import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { isObject } from '#engine/json.ts';
import { variablesAround, variablesAt } from '#engine/run/variable-view.ts';
import type { Scope } from '../forms/expression/scope.tsx';
import { useEditor } from './store/context.tsx';
import type { RunSlice } from './store/run-slice.ts';

/** What expressions of a node can name, with the values of the run that is shown. */
export function useScope(node: string | null): Scope {
  const graph = useEditor((editor) => editor.document.graph);
  const run = useEditor((editor) => editor.run);
  return scopeOf(graph, run, node);
}

function scopeOf(graph: Graph, run: RunSlice | null, node: string | null): Scope {
  const values = new Map<string, Json>();
  const names: Scope['names'] = [{ name: 'input', about: 'what the run was started with' }];
  for (const other of graph.nodes)
    if (other.id !== node) names.push({ name: other.id, about: other.label ?? other.type });
  names.push({ name: 'env', about: 'variables of the organization' }, { name: 'now', about: 'time of this step' });
  names.push(
    { name: 'run', about: 'id, workflow, version, startedAt' },
    { name: 'vars', about: 'variables of the run' },
  );
  const parent = graph.nodes.find((other) => other.id === node)?.parent;
  if (parent !== undefined)
    names.push({ name: 'item', about: `of ${parent}` }, { name: 'index', about: `of ${parent}` });
  values.set('vars', varsOf(graph, run, node));
  if (run === null) return { names, values };
  const view = run.newest;
  values
    .set('input', view.input)
    .set('env', view.env)
    .set('now', view.at ?? '');
  values.set('run', { id: run.id, startedAt: view.startedAt });
  for (const [id, seen] of Object.entries(view.nodes)) {
    if (seen.status === 'done' || seen.status === 'failed') values.set(id, seen.output);
    if (seen.status === 'skipped') values.set(id, null);
  }
  const items = parent === undefined ? undefined : itemOf(run, parent);
  if (items !== undefined) values.set('item', items).set('index', 0);
  return { names, values };
}

/** The variables a node may read, with the values of the run, or their first ones; inner ones hide outer ones. */
function varsOf(graph: Graph, run: RunSlice | null, node: string | null): Json {
  const known = run === null ? [] : variablesAt(graph, run.events);
  return Object.fromEntries(
    variablesAround(graph, node).map((first) => {
      const now = known.find(({ owner, name }) => owner === first.owner && name === first.name);
      return [first.name, (now ?? first).value];
    }),
  );
}

/** The first item a container went through, so that previews inside it have something to show. */
function itemOf(run: RunSlice, container: string): Json | undefined {
  const started = run.events.find((event) => event.type === 'node.started' && event.node === container);
  if (started?.type !== 'node.started') return undefined;
  const { items } = started.data;
  return Array.isArray(items) ? items[0] : isObject(items) ? items : undefined;
}
