import { isOver } from '#engine/run/event.ts';
import type { RunSlice } from '../editor/store/run-slice.ts';

/** True when a run's clock may be set on now, as far as its log tells. */
export function isWaitingTrial(run: RunSlice | null): boolean {
  if (run === null || !run.newest.isTrial || isOver(run.newest.status)) return false;
  return Object.values(run.newest.nodes).some(({ status }) => status === 'waiting' || status === 'retrying');
}
