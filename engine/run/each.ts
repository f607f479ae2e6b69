import type { NodeError } from '../errors.ts';
import { isLoop } from '../graph/catalogue.ts';
import type { RunEvent } from './event.ts';
import { releasePasses } from './loops.ts';
import { cancelScope, cutScope } from './scope.ts';
import { settleTurn } from './settle-turn.ts';
import { begin } from './signals.ts';
import { type EachState, type RunState, Scope, turnPath, type Visit } from './state.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** C1 to C3: a container's visit has begun with its list; the first turns are due. */
export function beginTurns(state: RunState, visit: Visit, data: EventOf<'node.started'>['data']): void {
  const count = data.count ?? 0;
  const role = visit.node.each?.role;
  visit.each = {
    items: { value: data.items ?? null, spilled: data.spilled === true },
    isLines: data.lines === true,
    count,
    concurrency: Math.max(1, data.concurrency ?? 1),
    asked: 0,
    opened: 0,
    scopes: new Set(),
    results: new Map(),
    stored: { turns: 0, parts: [] },
    // A `while` is asked once more than it may turn: only then is it known that its condition still holds (C8).
    limit: role === 'while' ? count + 1 : count,
    failure: null,
    broken: null,
    before: null,
  };
  settleTurn(state, visit);
}

/** A turn begins: its own scope, its own signals. */
export function openTurn(state: RunState, visit: Visit, turn: number): void {
  const each = visit.each;
  const level = visit.node.each?.level;
  if (each === null || level === undefined)
    throw new Error(`'${visit.node.id}' opened a turn without being a container`);
  const scope = new Scope(turnPath(visit, turn), level, visit, turn);
  if (visit.node.each?.role === 'parallel' && each.concurrency < level.nodes.length)
    scope.room = { limit: each.concurrency, taken: new Set(), queue: [] };
  state.scopes.set(scope.path, scope);
  state.passes.set(scope.path, scope.pass);
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
  releasePasses(state, scope.pass);
  each.scopes.delete(scope);
  if (visit.node.each?.role === 'while') each.before = scope.pass;
  const cancelled = scope.error === null && data.error !== undefined && data.error.code === 'cancelled';
  if (data.error === undefined) {
    each.results.set(scope.turn, {
      kind: 'value',
      value: { value: data.result ?? null, spilled: data.spilled === true },
    });
  } else if (!cancelled) {
    turnFailed(state, visit, each, scope.turn, data.error);
  }
  settleTurn(state, visit);
}

/** C13: results that are stored leave the state. */
export function dropResults(visit: Visit, { turns, part }: EventOf<'results.stored'>['data']): void {
  const { each } = visit;
  if (each === null) throw new Error(`'${visit.node.id}' stored results without being a container`);
  for (let turn = each.stored.turns; turn < turns; turn++) each.results.delete(turn);
  each.stored.turns = turns;
  each.stored.parts.push(part);
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
  each.results.set(turn, { kind: 'failed', error });
  if (visit.node.each?.onError !== 'stop') return;
  if (each.failure === null || turn < each.failure.turn) each.failure = { turn, error };
  each.limit = Math.min(each.limit, turn);
  for (const other of [...each.scopes]) if (other.turn > turn) cancelScope(state, other);
}

/** C10: acts on the nearest loop, through `try` and `parallel` between. */
export function leaveTurn(state: RunState, from: Visit): void {
  const turn = loopTurnOf(from);
  const each = turn?.owner?.each;
  if (!turn || !each) throw new Error(`'${from.node.id}' stands in no loop`);
  if (from.node.description.role === 'break') {
    each.broken = Math.min(each.broken ?? turn.turn, turn.turn);
    each.limit = Math.min(each.limit, turn.turn + 1);
    for (const other of [...each.scopes]) if (other.turn > turn.turn) cancelScope(state, other);
  }
  cutScope(state, turn);
}

function loopTurnOf({ scope }: Visit): Scope | null {
  for (let at: Scope | null = scope; at; at = at.parent) if (isLoop(at.owner?.node.each?.role)) return at;
  return null;
}
