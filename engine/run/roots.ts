import type { Roots } from '../expr/index.ts';
import type { Json, JsonObject } from '../json.ts';
import { liveEdges } from './signals.ts';
import type { Logged, RunState, Scope, Visit } from './state.ts';

/** Fetches a value that the log only refers to; the host has loaded it before. */
export type Resolve = (value: Logged) => Json;

/** What an expression sees in a scope at a moment (semantics X). `now` is the time of the event that starts the visit. */
export function rootsOf(state: RunState, scope: Scope, now: string, resolve: Resolve): Roots {
  return { get: (name) => read(state, scope, now, resolve, name) };
}

function read(state: RunState, scope: Scope, now: string, resolve: Resolve, name: string): Json | undefined {
  switch (name) {
    case 'input':
      return state.started === null
        ? null
        : resolve({ value: state.started.input, spilled: state.started.spilled === true });
    case 'now':
      return now;
    case 'env':
      return state.started?.env ?? null;
    case 'run':
      return runRoot(state);
    case 'item':
    case 'index':
      return turnRoot(scope, resolve, name);
    case 'vars':
      return {};
    case 'conversation':
      return null;
    default:
      return nodeRoot(state, scope, resolve, name);
  }
}

function runRoot(state: RunState): JsonObject | null {
  const started = state.started;
  if (started === null) return null;
  return {
    id: started.runId,
    workflow: started.workflow.slug,
    version: started.workflow.version,
    entry: started.entry,
    startedAt: state.startedAt,
    caller: started.caller.name ?? started.caller.id,
    door: started.door,
    draft: started.draft,
  };
}

/** X7: the innermost turn's. */
function turnRoot(scope: Scope, resolve: Resolve, name: 'item' | 'index'): Json {
  if (scope.owner === null) return null;
  return name === 'index' ? scope.turn : itemOf(scope, resolve);
}

function itemOf(scope: Scope, resolve: Resolve): Json {
  const each = scope.owner?.each;
  if (!each) return null;
  const items = resolve(each.items);
  return Array.isArray(items) ? (items[scope.turn] ?? null) : null;
}

/** X2, X6, X7: the visit in this scope or one around it; a surrounding container reads `{ item, index }`. */
function nodeRoot(state: RunState, scope: Scope, resolve: Resolve, name: string): Json {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.level.id === name && at.owner !== null) return { item: itemOf(at, resolve), index: at.turn };
    const node = at.level.byId.get(name);
    if (!node) continue;
    const output = at.visits[node.index]?.output;
    if (output) return resolve(output);
    return null;
  }
  // An entry that did not begin this run reads null (X6), like every node outside this entry's part.
  return state.plan.entry.id === name
    ? resolve({ value: state.started?.input ?? null, spilled: state.started?.spilled === true })
    : null;
}

/** All roots at once, as plain data: what isolated code gets. */
export function rootsObject(
  state: RunState,
  scope: Scope,
  now: string,
  resolve: Resolve,
  names: Iterable<string>,
): JsonObject {
  const roots: JsonObject = {};
  for (const name of names) roots[name] = read(state, scope, now, resolve, name) ?? null;
  return roots;
}

/** Names an expression could read in a scope: the fixed roots, nodes that have an output, and surrounding containers. */
export function visibleNames(scope: Scope): string[] {
  const names = ['input', 'now', 'env', 'run', 'vars'];
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.owner !== null) names.push(at.level.id);
    for (const visit of at.visits) if (visit?.output) names.push(visit.node.id);
  }
  if (scope.owner !== null) names.push('item', 'index');
  return names;
}

/** References to assets that must be loaded before these names can be read in this scope. */
export function spilledRefs(state: RunState, scope: Scope, names: Iterable<string>): Logged[] {
  const refs: Logged[] = [];
  const add = (value: Logged | null | undefined) => {
    if (value?.spilled) refs.push(value);
  };
  if (state.started?.spilled) refs.push({ value: state.started.input, spilled: true });
  const wanted = new Set(names);
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    add(at.owner?.each?.items);
    for (const name of wanted) {
      const node = at.level.byId.get(name);
      if (node) add(at.visits[node.index]?.output);
    }
  }
  return refs;
}

/** Values on the incoming edges of a visit: lists for `in` and for ports that take many, single values otherwise. */
export function inputsOf(visit: Visit, resolve: Resolve): { inputs: { [port: string]: Json }; from: string[] } {
  const edges = liveEdges(visit);
  const outputAt = (id: number) => {
    const output = visit.scope.visits[id]?.output;
    return output ? resolve(output) : null;
  };
  const control = edges.filter((edge) => edge.input === 'in');
  const inputs: { [port: string]: Json } = { in: control.map((edge) => outputAt(edge.from.index)) };
  for (const port of visit.node.description.inputs) {
    const values = edges.filter((edge) => edge.input === port.name).map((edge) => outputAt(edge.from.index));
    inputs[port.name] = port.many ? values : (values[0] ?? null);
  }
  return { inputs, from: control.map((edge) => edge.from.id) };
}
