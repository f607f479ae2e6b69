import type { Graph, GraphNode } from '../graph/schema.ts';
import { isObject, type Json } from '../json.ts';
import type { RunEvent } from './event.ts';

/** A variable at one moment: whose it is (a container's id, '' for the workflow's), its value, and what set it last. */
export type VariableView = { owner: string; name: string; value: Json; by: string | null };

/**
 * The variables of a run after some of its events, in the order in which the document declares them. Those of a
 * container are shown as in the turn that changed them last.
 */
export function variablesAt(graph: Graph, events: readonly RunEvent[]): VariableView[] {
  const declared = [
    ...graph.variables.map(({ name, default: first }) => newView('', name, first)),
    ...ofContainers(graph),
  ];
  if (declared.length === 0) return declared;
  const parents = new Map(graph.nodes.map((node) => [node.id, node.parent ?? '']));
  const turns = new Map<VariableView, string>();
  const first = new Map(declared.map((view) => [view, view.value]));
  for (const event of events) {
    if (event.type !== 'variable.set' || event.node === undefined) continue;
    const view = nearest(declared, parents, event.node, event.data.name);
    if (view === undefined) continue;
    const turn = turnOf(event.scope ?? '', view.owner);
    // Each turn has its own: it begins with the first value.
    if (turns.get(view) !== turn) view.value = first.get(view) ?? null;
    turns.set(view, turn);
    view.value = changed(view.value, event.data);
    view.by = event.node;
  }
  return declared;
}

/** The variables that a node may read, with their first values. */
export function variablesAround(graph: Graph, node: string | null): VariableView[] {
  const around = new Set(['']);
  let at = graph.nodes.find(({ id }) => id === node)?.parent;
  while (at !== undefined && !around.has(at)) {
    const id = at;
    around.add(id);
    at = graph.nodes.find((other) => other.id === id)?.parent;
  }
  return variablesAt(graph, []).filter(({ owner }) => around.has(owner));
}

function newView(owner: string, name: string, value: Json | undefined): VariableView {
  return { owner, name, value: value ?? null, by: null };
}

function ofContainers(graph: Graph): VariableView[] {
  return graph.nodes.flatMap(({ id, params }: GraphNode) =>
    Array.isArray(params?.variables)
      ? params.variables.flatMap((item) =>
          isObject(item) && typeof item.name === 'string' ? [newView(id, item.name, item.default)] : [],
        )
      : [],
  );
}

function nearest(
  declared: readonly VariableView[],
  parents: ReadonlyMap<string, string>,
  node: string,
  name: string,
): VariableView | undefined {
  for (let owner = parents.get(node) ?? '', left = parents.size; left >= 0; left -= 1) {
    const found = declared.find((view) => view.owner === owner && view.name === name);
    if (found !== undefined || owner === '') return found;
    owner = parents.get(owner) ?? '';
  }
  return undefined;
}

/** The part of a path that ends with a turn of this container. */
function turnOf(scope: string, owner: string): string {
  if (owner === '') return '';
  const parts = scope.split('/');
  const place = parts.findLastIndex((part) => /^\w+/.exec(part)?.[0] === owner && part.endsWith(']'));
  return parts.slice(0, place + 1).join('/');
}

function changed(now: Json, { mode, value }: Extract<RunEvent, { type: 'variable.set' }>['data']): Json {
  if (mode === 'append') return [...(Array.isArray(now) ? now : []), value];
  return mode === 'increment' ? Number(now ?? 0) + Number(value) : value;
}
