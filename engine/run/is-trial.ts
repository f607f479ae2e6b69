import type { RunState } from './state.ts';

/** T2: true for the run of a draft, and for one that such a run called and waits for. */
export function isTrial({ started }: Pick<RunState, 'started'>): boolean {
  return started !== null && (started.draft || started.clock !== undefined);
}
