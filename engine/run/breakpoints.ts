import { plan } from './agenda.ts';
import { isTrial } from './is-trial.ts';
import type { RunState, Visit } from './state.ts';

/** B1, B2: true for a visit that waits for a person before it begins. */
export function isHeld(state: RunState, { node, undoes, wasHeld }: Visit): boolean {
  if (wasHeld || undoes !== null || !isTrial(state)) return false;
  return state.isStepping || state.started?.breakpoints?.includes(node.id) === true;
}

/** B2: the visit begins; `step` holds whatever is due after it, anything else only what the run was begun with. */
export function letGo(state: RunState, visit: Visit, decision: string | undefined): void {
  state.isStepping = decision === 'step';
  state.waits++;
  state.waiting.delete(visit);
  visit.wasHeld = true;
  visit.status = 'ready';
  plan(state.agenda, { do: 'start', visit });
}
