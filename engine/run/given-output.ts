import type { RunState, Visit } from './state.ts';

/** P1: what a visit gives without running, in runs of the draft; null when it runs, and for what undoes another. */
export function givenOutput({ started }: RunState, { node, undoes }: Visit): Visit['node']['pin'] {
  return started?.draft === true && undoes === null ? node.pin : null;
}
