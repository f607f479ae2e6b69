import { plan } from './agenda.ts';
import type { RunState, Visit } from './state.ts';

/** Asks for as many turns as may run at once, or for the container's end when all are over. */
export function settleTurn(state: RunState, visit: Visit): void {
  const each = visit.each;
  if (each === null) return;
  const moving = each.scopes.size + (each.asked - each.opened);
  for (let room = each.concurrency - moving; room > 0 && each.asked < each.limit; room--) {
    plan(state.agenda, { do: 'open_turn', visit, turn: each.asked });
    each.asked++;
  }
  if (each.scopes.size === 0 && (each.asked === each.opened || each.opened >= each.limit)) {
    if (each.opened >= each.limit) plan(state.agenda, { do: 'finish', visit });
  }
}
