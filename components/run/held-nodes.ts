import { isOver } from '#engine/run/event.ts';
import type { RunSlice } from '../editor/store/run-slice.ts';

/** Nodes at which the run that is shown has stopped to be let go on, as it stands now. */
export function heldNodes(run: RunSlice | null): string[] {
  if (run === null || !run.following || isOver(run.newest.status)) return [];
  return Object.entries(run.newest.nodes).flatMap(([id, { status, wait }]) =>
    status === 'waiting' && wait?.kind === 'breakpoint' ? [id] : [],
  );
}
