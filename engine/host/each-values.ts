import { type NodeError, toNodeError } from '../errors.ts';
import { type AssetRef, isLinesRef, type Json } from '../json.ts';
import { outputSeen } from '../run/lookup.ts';
import { conditionRoots, endOf, findOutput, placeOfVisit, rootsOf, spilledRefs } from '../run/roots.ts';
import type { EachState, Logged, RunState, Scope, Visit } from '../run/state.ts';
import { orFailure } from './evaluate.ts';
import type { Clock } from './host.ts';
import type { Values } from './values.ts';

/** With what a container begins: its list, or an asset of lines, and how many turns it may take. */
export type Begun = { items?: Json; lines?: boolean; count: number; concurrency: number };

/** C2, C3, C8, C9: with what a container's visit begins; `count` of a `while` is how often it may turn. */
export function eachItems(
  clock: Clock,
  state: RunState,
  visit: Visit,
  values: Values,
): Begun | { error: NodeError } | Promise<Begun | { error: NodeError }> {
  const each = visit.node.each;
  if (each === null) return { items: [], count: 0, concurrency: 1 };
  const roots = rootsOf(state, placeOfVisit(visit), nowOf(clock, state), values.resolve);
  const evaluate = (value: typeof each.items) => orFailure(visit.node, () => value.evaluate(roots));
  try {
    if (each.role === 'while') return { count: wholeNumber(evaluate(each.limit), 1_000_000), concurrency: 1 };
    if (each.role === 'try') return { count: 1, concurrency: 1 };
    const concurrency = wholeNumber(evaluate(each.concurrency), 1000);
    if (each.role === 'parallel') return { count: 1, concurrency };
    const stream = linesSeen(visit);
    const value = stream ?? evaluate(each.items);
    if (isLinesRef(value)) return withLines(visit.node.id, value, concurrency, values);
    const items = value === null ? [] : Array.isArray(value) ? value : [value];
    return { items, count: items.length, concurrency };
  } catch (error) {
    return { error: { ...toNodeError(error), node: visit.node.id } };
  }
}

/** The asset of lines that `items` names, when it is the output of a node and nothing else: it is not read as a whole. */
export function linesSeen(visit: Visit): AssetRef | null {
  const name = visit.node.each?.itemsName;
  if (name == null) return null;
  const found = findOutput(placeOfVisit(visit), name);
  return found?.spilled && isLinesRef(found.value) ? found.value : null;
}

/** The lines are counted once, so that the log says how many turns there are. */
async function withLines(
  node: string,
  items: AssetRef,
  concurrency: number,
  values: Values,
): Promise<Begun | { error: NodeError }> {
  try {
    const { count } = await values.linesOf(items);
    return { items: { ...items }, lines: true, count, concurrency };
  } catch (error) {
    return { error: { ...toNodeError(error), node } };
  }
}

function wholeNumber(value: Json, most: number): number {
  return typeof value === 'number' ? Math.min(most, Math.max(1, Math.floor(value))) : 1;
}

/** C8: whether a `while` takes another turn, or why it fails. */
export function goesOn(clock: Clock, state: RunState, visit: Visit, turn: number, values: Values): boolean | NodeError {
  const condition = visit.node.each?.condition;
  if (!condition || visit.each === null) return false;
  const roots = conditionRoots(state, visit, turn, nowOf(clock, state), values.resolve);
  try {
    const holds = orFailure(visit.node, () => condition.evaluate(roots)) === true;
    if (!holds || turn < visit.each.count) return holds;
  } catch (error) {
    return { ...toNodeError(error), node: visit.node.id };
  }
  const message = `'${visit.node.id}' took ${turn} turns and its condition still holds. Raise its limit, or change the condition.`;
  return { code: 'loop_limit', message, node: visit.node.id, retryable: false };
}

function nowOf(clock: Clock, state: RunState): string {
  return new Date(Math.max(clock.now(), state.movedAt)).toISOString();
}

/** References to the large values that the result of a turn may read. */
export function turnRefs(state: RunState, scope: Scope): Logged[] {
  const each = scope.owner?.node.each;
  if (!each) return [];
  if (each.result !== null)
    return spilledRefs(
      state,
      endOf(scope),
      each.result.references.map((reference) => reference.root),
    );
  return each.role === 'parallel'
    ? spilledRefs(
        state,
        endOf(scope),
        each.last.map((node) => node.id),
      )
    : [];
}

/** C5, C9, C10: what a finished turn gives, or how it failed. */
export function closeTurn(
  state: RunState,
  scope: Scope,
  values: Values,
): { result: Json; spilled?: boolean } | { error: NodeError } {
  if (scope.phase === 'cancelled') return { error: { code: 'cancelled', message: 'The turn was stopped.' } };
  if (scope.error !== null) return { error: scope.error };
  const node = scope.owner?.node;
  if (!node?.each) return { result: null };
  const { result, role, last } = node.each;
  if (result !== null) {
    try {
      const roots = rootsOf(state, endOf(scope), state.startedAt, values.resolve);
      return { result: orFailure(node, () => result.evaluate(roots)) };
    } catch (error) {
      return { error: { ...toNodeError(error), node: node.id } };
    }
  }
  const outputs = last.map((inner) => [inner.id, outputSeen(endOf(scope), inner)] as const);
  if (role === 'parallel') {
    const all = outputs.map(([id, output]) => [id, output === null ? null : values.resolve(output)]);
    return { result: Object.fromEntries(all) };
  }
  const [only] = outputs;
  const output = outputs.length === 1 ? only?.[1] : null;
  return output ? { result: output.value, ...(output.spilled && { spilled: true }) } : { result: null };
}

/** C4, C6 to C10: what a container gives and by which port when not the first, or the error of the lowest failed turn. */
export function finishEach(visit: Visit, values: Values): { output: Json; port?: string } | { error: NodeError } {
  const { each, node } = visit;
  if (each === null) return { output: [] };
  if (visit.scope.phase !== 'open')
    return { error: { code: 'cancelled', message: `'${node.id}' was stopped.`, node: node.id } };
  const failure = failureOf(visit);
  const role = node.each?.role ?? 'each';
  if (failure !== null) {
    const isInside = failure.turn >= 0;
    return role === 'try' && isInside
      ? { output: { error: { ...failure.error } }, port: 'error' }
      : { error: failure.error };
  }
  const output = resultsUpTo(visit, values, Number.POSITIVE_INFINITY);
  return { output: role === 'try' || role === 'parallel' ? (output[0] ?? null) : output };
}

/** C4, C7, C10: what the turns that are not stored yet give, up to one of them, in input order. */
export function resultsUpTo({ each, node }: Visit, values: Values, turns: number): Json[] {
  if (each === null) return [];
  const end = Math.min(turns, each.opened, each.broken === null ? each.opened : each.broken + 1);
  const output: Json[] = [];
  for (let turn = each.stored.turns; turn < end; turn++) {
    const result = each.results.get(turn);
    if (result?.kind === 'value') output.push(values.resolve(result.value));
    else if (result?.kind === 'failed' && node.each?.onError === 'collect') output.push({ error: { ...result.error } });
  }
  return output;
}

/** References to large values among the results of these turns. */
export function resultRefs({ each }: Visit, turns: number): Logged[] {
  const refs: Logged[] = [];
  for (let turn = each?.stored.turns ?? 0; turn < turns; turn++) {
    const result = each?.results.get(turn);
    if (result?.kind === 'value' && result.value.spilled) refs.push(result.value);
  }
  return refs;
}

/** A turn that failed above the one that broke does not count: one at a time it would never have begun (C10). */
export function failureOf({ each }: Visit): EachState['failure'] {
  if (each === null) return null;
  const { failure, broken } = each;
  return failure !== null && broken !== null && failure.turn > broken ? null : failure;
}
