import { type NodeError, toNodeError } from '../errors.ts';
import type { Json } from '../json.ts';
import { rootsOf } from '../run/roots.ts';
import type { RunState, Scope, Visit } from '../run/state.ts';
import { orFailure } from './evaluate.ts';
import type { Clock } from './host.ts';
import type { Values } from './values.ts';

/** C2: the list of a container's visit, evaluated once; `null` is empty, any other value a list of one. */
export function eachItems(
  clock: Clock,
  state: RunState,
  visit: Visit,
  values: Values,
): { items: Json; count: number; concurrency: number } | { error: NodeError } {
  const each = visit.node.each;
  if (each === null) return { items: [], count: 0, concurrency: 1 };
  const now = new Date(Math.max(clock.now(), state.movedAt)).toISOString();
  const roots = rootsOf(state, visit.scope, now, values.resolve);
  try {
    const value = orFailure(visit.node, () => each.items.evaluate(roots));
    const concurrency = orFailure(visit.node, () => each.concurrency.evaluate(roots));
    const items = value === null ? [] : Array.isArray(value) ? value : [value];
    const wanted = typeof concurrency === 'number' ? Math.min(1000, Math.max(1, Math.floor(concurrency))) : 1;
    return { items, count: items.length, concurrency: wanted };
  } catch (error) {
    return { error: { ...toNodeError(error), node: visit.node.id } };
  }
}

/** Names that the result of a turn may read. */
export function turnNames(scope: Scope): string[] {
  const result = scope.owner?.node.each?.result;
  return result ? result.references.map((reference) => reference.root) : [];
}

/** C5: what a finished turn gives, or how it failed. */
export function closeTurn(
  state: RunState,
  scope: Scope,
  values: Values,
): { result: Json; spilled?: boolean } | { error: NodeError } {
  if (scope.phase === 'cancelled') return { error: { code: 'cancelled', message: 'The turn was stopped.' } };
  if (scope.error !== null) return { error: scope.error };
  const each = scope.owner?.node.each;
  if (!each) return { result: null };
  if (each.result === null) {
    const output = each.last === null ? null : scope.visits[each.last.index]?.output;
    return output ? { result: output.value, ...(output.spilled && { spilled: true }) } : { result: null };
  }
  const result = each.result;
  try {
    const node = scope.owner?.node;
    const now = state.startedAt;
    const roots = rootsOf(state, scope, now, values.resolve);
    return { result: node ? orFailure(node, () => result.evaluate(roots)) : null };
  } catch (error) {
    return { error: { ...toNodeError(error), ...(scope.owner && { node: scope.owner.node.id }) } };
  }
}

/** C4, C6, C7: the list of results in input order, or the error of the lowest failed turn. */
export function finishEach(visit: Visit, values: Values): { output: Json } | { error: NodeError } {
  const each = visit.each;
  const how = visit.node.each?.onError ?? 'stop';
  if (each === null) return { output: [] };
  if (visit.scope.phase !== 'open')
    return { error: { code: 'cancelled', message: `'${visit.node.id}' was stopped.`, node: visit.node.id } };
  if (each.failure !== null) return { error: each.failure.error };
  const output: Json[] = [];
  for (const result of each.results) {
    if (result?.kind === 'value') output.push(values.resolve(result.value));
    else if (result?.kind === 'failed' && how === 'collect') output.push({ error: { ...result.error } });
  }
  return { output };
}
