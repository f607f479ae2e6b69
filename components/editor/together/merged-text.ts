import { mergeText } from '#together/merge-text.ts';
import type { Conflict } from './ledger.ts';

/** A text with what both wrote into it; null for anything but prose and parameters, whose halves make no whole. */
export function mergedText({ list, path, mine, theirs, base }: Conflict): string | null {
  const isText = path[0] === 'params' || (list === 'notes' && path[0] === 'text') || path[0] === 'description';
  if (!isText || typeof mine !== 'string' || typeof theirs !== 'string' || typeof base !== 'string') return null;
  return mergeText(base, theirs, mine);
}
