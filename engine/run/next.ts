import type { Command } from './agenda.ts';
import type { RunState } from './state.ts';

/**
 * What to do next, or null when the run can only wait for what is under way. What is due is part of the state, so
 * this only takes it off (rule 2 of the architecture): constant time, whatever the size of the graph.
 */
export function next(state: RunState): Command | null {
  return state.agenda.records.take(state) ?? state.agenda.starts.take(state);
}
