import type { NodeError } from '../errors.ts';
import type { RunEvent } from './event.ts';
import { cancelScope } from './scope.ts';
import { settleTurn } from './settle-turn.ts';
import { begin } from './signals.ts';
import { type EachState, newScope, type RunState, type Scope, turnPath, type Visit } from './state.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** C1 to C3: a container's visit has begun with its list; the first turns are due. */
export function beginTurns(state: RunState, visit: Visit, data: EventOf<'node.started'>['data']): void {
  const count = data.count ?? 0;
  visit.each = {
    items: { value: data.items ?? null, spilled: data.spilled === true },
    count,
    concurrency: Math.max(1, data.concurrency ?? 1),
    asked: 0,
    opened: 0,
    scopes: new Set(),
    results: [],
    limit: count,
    failure: null,
  };
  settleTurn(state, visit);
}

/** A turn begins: its own scope, its own signals. */
export function openTurn(state: RunState, visit: Visit, turn: number): void {
  const each = visit.each;
  const level = visit.node.each?.level;
  if (each === null || level === undefined)
    throw new Error(`'${visit.node.id}' opened a turn without being a container`);
  const scope = newScope(turnPath(visit.scope, visit.node, turn), level, visit.scope, visit, turn);
  state.scopes.set(scope.path, scope);
  each.scopes.add(scope);
  each.opened = Math.max(each.opened, turn + 1);
  begin(state, scope);
}

/** A turn is over: only its result stays (C13). A failure stops the turns above it, or takes its place (C6, C7). */
export function closeTurn(state: RunState, scope: Scope, data: EventOf<'scope.completed'>['data']): void {
  const visit = scope.owner;
  const each = visit?.each;
  if (!visit || !each) throw new Error(`scope '${scope.path}' ended without its container`);
  scope.phase = 'over';
  state.scopes.delete(scope.path);
  each.scopes.delete(scope);
  const cancelled = scope.error === null && data.error !== undefined && data.error.code === 'cancelled';
  if (data.error === undefined) {
    each.results[scope.turn] = { kind: 'value', value: { value: data.result ?? null, spilled: data.spilled === true } };
  } else if (!cancelled) {
    turnFailed(state, visit, each, scope.turn, data.error);
  }
  settleTurn(state, visit);
}

/** E8: the whole container took too long; what moves in it is stopped, and it fails when that has reported (C12). */
export function stopTurns(state: RunState, visit: Visit, error: NodeError): void {
  const each = visit.each;
  if (each === null) return;
  each.failure = { turn: -1, error };
  each.limit = 0;
  for (const scope of [...each.scopes]) cancelScope(state, scope);
  settleTurn(state, visit);
}

function turnFailed(state: RunState, visit: Visit, each: EachState, turn: number, error: NodeError): void {
  each.results[turn] = { kind: 'failed', error };
  if (visit.node.each?.onError !== 'stop') return;
  if (each.failure === null || turn < each.failure.turn) each.failure = { turn, error };
  each.limit = Math.min(each.limit, turn);
  for (const other of [...each.scopes]) if (other.turn > turn) cancelScope(state, other);
}
