import type { RunSlice } from '../store/run-slice.ts';

/** How many events lead to the moment at which a node began, or ended, last; null when the log has none. */
export function nodeMoment(run: RunSlice, node: string, which: 'start' | 'end'): number | null {
  const index = run.events.findLastIndex(
    (event) => event.node === node && (which === 'start' ? event.type === 'node.started' : ends.has(event.type)),
  );
  return index < 0 ? null : index + 1;
}

const ends: ReadonlySet<string> = new Set(['node.completed', 'node.failed', 'node.skipped']);
