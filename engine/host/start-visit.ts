import { isHeld } from '../run/breakpoints.ts';
import { breach } from '../run/budget.ts';
import type { Visit } from '../run/state.ts';
import { at, loaded, type Moving, recordWait } from './moving.ts';
import { startTurns } from './turns.ts';
import { refsOf, runNode } from './visits.ts';

/** Begins an attempt of a visit that is due, or a container. */
export function startVisit(moving: Moving, visit: Visit, attempt: number): void {
  const { undoes } = visit;
  if (attempt === 1 && undoes === null && moving.keeper?.take(visit)) return;
  if (attempt === 1 && isHeld(moving.state, visit)) return recordWait(moving, visit, { kind: 'breakpoint' });
  loaded(moving, refsOf(moving, visit), () => {
    if (visit.status !== 'ready' && visit.status !== 'retrying') return undefined;
    if (attempt === 1 && undoes === null && stopForBudget(moving, visit)) return undefined;
    if (visit.node.each !== null) return startTurns(moving, visit);
    if (undoes !== null && attempt === 1)
      moving.recorder.emit({
        type: 'compensation.started',
        ...at(visit),
        attempt,
        cause: moving.state.seq,
        data: { undoes: undoes.node.id },
      });
    else moving.recorder.emit({ type: 'node.started', ...at(visit), attempt, cause: visit.cause, data: {} });
    return runNode(moving, visit);
  });
}

/** E9: a visit for which nothing is left does not begin; the run fails. */
function stopForBudget({ state, recorder }: Moving, visit: Visit): boolean {
  const error = state.root.phase === 'open' ? breach(state, 'visit') : null;
  if (error === null) return false;
  recorder.emit({ type: 'run.limit_reached', data: { error: { ...error, node: visit.node.id } } });
  return true;
}
