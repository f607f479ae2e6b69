import type { NodeError } from '../errors.ts';
import { plan } from './agenda.ts';
import { makeRoom } from './room.ts';
import { settleTurn } from './settle-turn.ts';
import type { RunState, Scope, Visit } from './state.ts';
import { undoNext } from './undo.ts';

/** Ends a visit's part in its scope and, when nothing moves there any more, the scope (S9). */
export function leave(state: RunState, visit: Visit): void {
  visit.scope.moving.delete(visit);
  state.running.delete(visit);
  state.waiting.delete(visit);
  makeRoom(state, visit);
  settle(state, visit.scope);
}

/** Asks for the end of a scope in which nothing moves. */
export function settle(state: RunState, scope: Scope): void {
  if (scope.moving.size > 0 || scope.phase === 'over') return;
  if (scope.phase === 'open' && scope.pass.undecided > 0)
    throw new Error(`scope '${scope.path}' ended with ${scope.pass.undecided} undecided nodes or cycles (S9)`);
  // K2: an uncaught failure is undone once all that ran has reported.
  if (scope.owner === null && scope.phase === 'failing' && undoNext(state)) return;
  plan(state.agenda, scope.owner === null ? { do: 'over', scope } : { do: 'close_turn', scope });
}

/** E3, E5: the first failure of a scope is its error; what has not begun is dropped, what runs is asked to stop. */
export function failScope(state: RunState, scope: Scope, error: NodeError): void {
  if (scope.phase !== 'open') return;
  scope.phase = 'failing';
  scope.error = error;
  stopAll(state, scope);
  settle(state, scope);
}

/** C10: ends a turn before its nodes are decided; it gives its result all the same. */
export function cutScope(state: RunState, scope: Scope): void {
  if (scope.phase !== 'open') return;
  scope.phase = 'cut';
  stopAll(state, scope);
  settle(state, scope);
}

/** Z1, C6: stops a scope without an error of its own. */
export function cancelScope(state: RunState, scope: Scope): void {
  if (scope.phase !== 'open') return;
  scope.phase = 'cancelled';
  stopAll(state, scope);
  settle(state, scope);
}

function stopAll(state: RunState, scope: Scope): void {
  for (const visit of [...scope.moving]) stop(state, visit);
}

function stop(state: RunState, visit: Visit): void {
  if (visit.each !== null && visit.status === 'running') {
    visit.each.limit = 0;
    for (const turn of [...visit.each.scopes]) cancelScope(state, turn);
    if (visit.each.scopes.size === 0) settleTurn(state, visit);
    return;
  }
  if (visit.status === 'running') {
    plan(state.agenda, { do: 'stop', visit });
    return;
  }
  if (visit.status === 'waiting' || visit.status === 'retrying') plan(state.agenda, { do: 'close_wait', visit });
  visit.status = 'dropped';
  visit.scope.moving.delete(visit);
  state.running.delete(visit);
  state.waiting.delete(visit);
}
