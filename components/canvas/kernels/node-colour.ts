import type { PortType } from '#engine/graph/catalogue.ts';
import { tintOf } from '../../ui/tint.ts';

const states: Record<string, string> = {
  running: 'var(--running)',
  retrying: 'var(--waiting)',
  waiting: 'var(--waiting)',
  done: 'var(--ok)',
  failed: 'var(--error)',
  skipped: 'var(--line-strong)',
  idle: 'var(--line-strong)',
};

/** The colour of a node seen from afar: its state in a run, else what is wrong with it, else what it gives. */
export function nodeColour(status: string | null, isBroken: boolean, gives: PortType): string {
  if (status !== null) return states[status] ?? 'var(--line-strong)';
  return isBroken ? 'var(--error)' : tintOf(gives);
}
