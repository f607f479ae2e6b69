import type { NodeDifference } from '#engine/graph/diff-graphs.ts';
import type { WordKey } from '#words/words.ts';

/** The colour and the sign of each kind of change; the word itself is always there as well. */
export const changeMarks: Record<NodeDifference['change'], { tint: string; sign: string; word: WordKey }> = {
  added: { tint: 'var(--ok)', sign: '+', word: 'versions.isAdded' },
  removed: { tint: 'var(--error)', sign: '−', word: 'versions.isRemoved' },
  changed: { tint: 'var(--waiting)', sign: '~', word: 'versions.isChanged' },
  renamed: { tint: 'var(--waiting)', sign: '→', word: 'versions.isRenamed' },
};
