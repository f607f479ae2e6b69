import type { NodeError } from '../errors.ts';
import { plan } from './agenda.ts';
import { placeOf, type RunState, undoingVisit, type Visit } from './state.ts';

/** K1: every completed visit that can be undone enters the list, in the order of the log. */
export function noteUndoable({ undo }: RunState, visit: Visit): void {
  if (visit.node.undo !== null && !visit.node.disabled && !undo.isClosed) undo.list.push(visit);
}

/** K6, K7: nothing is undone after the result has been given, or after a cancel. */
export function closeUndo({ undo }: RunState): void {
  undo.isClosed = true;
  undo.list = [];
}

/** K2: takes the list backwards, one visit at a time; false when nothing is left to undo. */
export function undoNext(state: RunState): boolean {
  const { undo } = state;
  if (undo.current !== null) return true;
  const visit = undo.list.pop();
  if (visit === undefined || visit.node.undo === null) return false;
  undo.current = undoingVisit(visit, visit.node.undo);
  plan(state.agenda, { do: 'start', visit: undo.current });
  return true;
}

/** K4: what became of it is noted, and the others go on. */
export function undone(state: RunState, error: NodeError | null): void {
  const { current } = state.undo;
  if (current?.undoes == null) return;
  current.status = error === null ? 'done' : 'failed';
  state.running.delete(current);
  state.waiting.delete(current);
  const { undoes, node } = current;
  state.undo.done.push({
    node: undoes.node.id,
    ...placeOf(undoes),
    by: node.id,
    ...(error !== null && { error }),
  });
  state.undo.current = null;
  if (!undoNext(state)) plan(state.agenda, { do: 'over', scope: state.root });
}
