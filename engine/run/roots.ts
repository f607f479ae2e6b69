import type { Roots } from '../expr/index.ts';
import { isLoop } from '../graph/catalogue.ts';
import type { PlanEdge, PlanNode } from '../graph/plan.ts';
import type { Json, JsonObject } from '../json.ts';
import { outputSeen, outputSent, type Place } from './lookup.ts';
import { liveEdges } from './signals.ts';
import type { EachState, Logged, RunState, Scope, Visit } from './state.ts';
import { variableRefs, variablesAt } from './variables.ts';

/** Fetches a value that the log only refers to; the host has loaded it before. */
export type Resolve = (value: Logged) => Json;

/** What an expression sees at a place and a moment (semantics X). `now` is the time of the event that starts the visit. */
export function rootsOf(state: RunState, place: Place, now: string, resolve: Resolve): Roots {
  return { get: (name) => read(state, place, now, resolve, name) };
}

/** What the condition of a `while` sees before a turn: its surroundings, its index, and the turn before (C8). */
export function conditionRoots(state: RunState, visit: Visit, turn: number, now: string, resolve: Resolve): Roots {
  const around = rootsOf(state, placeOfVisit(visit), now, resolve);
  const level = visit.node.each?.level;
  return {
    get: (name) => {
      if (name === 'index') return turn;
      if (name === 'item') return null;
      if (name === visit.node.id) return { item: null, index: turn };
      const inner = level?.byId.get(name);
      return inner ? resolved(outputBefore(visit, inner), resolve) : around.get(name);
    },
  };
}

function outputBefore({ each }: Visit, node: PlanNode): Logged | null {
  return each?.before ? outputSeen({ pass: each.before, node: null }, node) : null;
}

/** Where the parameters of a visit are read. */
export function placeOfVisit({ pass, node, undoes }: Visit): Place {
  return undoes === null ? { pass, node } : { pass, node: undoes.node, isBehind: true };
}

/** Where the result of a turn is read. */
export function endOf({ pass }: Scope): Place {
  return { pass, node: null };
}

function read(state: RunState, place: Place, now: string, resolve: Resolve, name: string): Json | undefined {
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
      return turnRoot(place.pass.scope, resolve, name);
    case 'vars':
      return variablesAt(place.pass.scope, resolve);
    case 'conversation':
      return null;
    default:
      return nodeRoot(state, place, resolve, name);
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

/** X7: the turn's of the nearest loop. */
function turnRoot(scope: Scope, resolve: Resolve, name: 'item' | 'index'): Json {
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (!isLoop(at.owner?.node.each?.role)) continue;
    return name === 'index' ? at.turn : itemOf(at, resolve);
  }
  return null;
}

function itemOf(scope: Scope, resolve: Resolve): Json {
  const each = scope.owner?.each;
  if (!each) return null;
  if (each.isLines) return resolve(lineOf(each, scope.turn));
  const items = resolve(each.items);
  return Array.isArray(items) ? (items[scope.turn] ?? null) : null;
}

function lineOf({ items }: EachState, turn: number): Logged {
  return { ...items, spilled: true, line: turn };
}

/** X2, X3, X6, X7: a node on this level or one around it; a surrounding container reads `{ item, index }`. */
function nodeRoot(state: RunState, place: Place, resolve: Resolve, name: string): Json {
  for (const at of outwards(place)) {
    const { scope } = at.pass;
    if (scope.level.id === name && scope.owner !== null) return { item: itemOf(scope, resolve), index: scope.turn };
    const node = scope.level.byId.get(name);
    if (node) return resolved(outputSeen(at, node), resolve);
  }
  // An entry that did not begin this run reads null (X6), like every node outside this entry's part.
  return state.plan.entry.id === name
    ? resolve({ value: state.started?.input ?? null, spilled: state.started?.spilled === true })
    : null;
}

/** The output of the node of that name as a reader sees it; null when there is none, or the name is no node's. */
export function findOutput(place: Place, name: string): Logged | null {
  for (const at of outwards(place)) {
    const node = at.pass.scope.level.byId.get(name);
    if (node) return outputSeen(at, node);
  }
  return null;
}

function resolved(output: Logged | null, resolve: Resolve): Json {
  return output === null ? null : resolve(output);
}

/** A place and those around it: the containers it stands in, from the inside. */
function* outwards(place: Place): Generator<Place> {
  let at: Place = place;
  yield at;
  for (let owner = at.pass.scope.owner; owner; owner = at.pass.scope.owner) {
    at = placeOfVisit(owner);
    yield at;
  }
}

/** All roots at once, as plain data: what isolated code gets. */
export function rootsObject(
  state: RunState,
  place: Place,
  now: string,
  resolve: Resolve,
  names: Iterable<string>,
): JsonObject {
  const roots: JsonObject = {};
  for (const name of names) roots[name] = read(state, place, now, resolve, name) ?? null;
  return roots;
}

/** Names an expression could read at a place: the fixed roots, nodes that have an output, and surrounding containers. */
export function visibleNames(place: Place): string[] {
  const names = ['input', 'now', 'env', 'run', 'vars'];
  for (const at of outwards(place)) {
    const { scope } = at.pass;
    if (scope.owner !== null) names.push(scope.level.id);
    for (const node of scope.level.nodes) if (outputSeen(at, node)) names.push(node.id);
  }
  if (place.pass.scope.owner !== null) names.push('item', 'index');
  return names;
}

/** References to assets that must be loaded before these names can be read at this place. */
export function spilledRefs(state: RunState, place: Place, names: Iterable<string>): Logged[] {
  const refs: Logged[] = [];
  const add = (value: Logged | null | undefined) => {
    if (value?.spilled) refs.push(value);
  };
  if (state.started?.spilled) refs.push({ value: state.started.input, spilled: true });
  const wanted = [...names];
  if (wanted.includes('vars')) refs.push(...variableRefs(place.pass.scope));
  for (const at of outwards(place)) {
    const { scope } = at.pass;
    const each = scope.owner?.each;
    if (each) add(each.isLines ? lineOf(each, scope.turn) : each.items);
    for (const name of wanted) {
      const node = scope.level.byId.get(name);
      if (node) add(outputSeen(at, node));
    }
  }
  return refs;
}

/** The same for the condition of a `while`, which may also name nodes of the turn before. */
export function conditionRefs(state: RunState, visit: Visit): Logged[] {
  const { condition, level } = visit.node.each ?? {};
  const names = condition?.references.map(({ root }) => root) ?? [];
  const inner = names.flatMap((name) => {
    const node = level?.byId.get(name);
    const output = node ? outputBefore(visit, node) : null;
    return output?.spilled ? [output] : [];
  });
  return [...spilledRefs(state, placeOfVisit(visit), names), ...inner];
}

/** References to assets among the values that a visit's edges bring. */
export function inputRefs(visit: Visit): Logged[] {
  return liveEdges(visit).flatMap((edge) => {
    const output = outputSent(visit, edge);
    return output?.spilled ? [output] : [];
  });
}

/**
 * Values on the incoming edges of a visit: a list for `in` when its node gathers, and for ports that take many; single
 * values otherwise.
 */
export function inputsOf(visit: Visit, resolve: Resolve): { inputs: { [port: string]: Json }; from: string[] } {
  const edges = liveEdges(visit);
  const valueOn = (edge: PlanEdge) => resolved(outputSent(visit, edge), resolve);
  const control = edges.filter((edge) => edge.input === 'in');
  const inputs: { [port: string]: Json } = { in: visit.node.description.gathers ? control.map(valueOn) : [] };
  for (const port of visit.node.description.inputs) {
    const values = edges.filter((edge) => edge.input === port.name).map(valueOn);
    inputs[port.name] = port.many ? values : (values[0] ?? null);
  }
  return { inputs, from: control.map((edge) => edge.from.id) };
}
