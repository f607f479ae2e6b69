import type { NodeDifference } from '#engine/graph/diff-graphs.ts';

/** The colour and the sign of each kind of change; the word itself is always there as well. */
export const changeMarks: Record<NodeDifference['change'], { tint: string; sign: string }> = {
  added: { tint: 'var(--ok)', sign: '+' },
  removed: { tint: 'var(--error)', sign: '−' },
  changed: { tint: 'var(--waiting)', sign: '~' },
  renamed: { tint: 'var(--waiting)', sign: '→' },
};
