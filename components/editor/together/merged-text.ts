import { mergeText } from '#together/merge-text.ts';
import type { Conflict } from './ledger.ts';

type Texts = Pick<Conflict, 'list' | 'path' | 'mine' | 'theirs' | 'base'>;

/** A text with what both wrote into it; null for anything but prose and parameters, whose halves make no whole. */
export function mergedText(conflict: Texts): string | null {
  const { mine, theirs, base } = conflict;
  const isText = isProse(conflict) || conflict.path[0] === 'params';
  if (!isText || typeof mine !== 'string' || typeof theirs !== 'string') return null;
  // Two who begin an empty parameter mean one address or one expression each; two beginnings of prose are two lines.
  if (base === '') return isProse(conflict) ? bothTexts(conflict) : null;
  return typeof base === 'string' ? mergeText(base, theirs, mine) : null;
}

/** Both texts, the one that stands first; null when they are no texts, or one of them says it all. */
export function bothTexts({ list, path, mine, theirs }: Texts): string | null {
  const isText = isProse({ list, path }) || path[0] === 'params';
  if (!isText || typeof mine !== 'string' || typeof theirs !== 'string' || mine === '' || theirs === '') return null;
  if (theirs.startsWith(mine)) return theirs;
  if (mine.startsWith(theirs)) return mine;
  const isLines = isProse({ list, path }) || `${theirs}${mine}`.includes('\n');
  return `${theirs}${isLines ? '\n' : ' '}${mine}`;
}

function isProse({ list, path }: Pick<Conflict, 'list' | 'path'>): boolean {
  return (list === 'notes' && path[0] === 'text') || path[0] === 'description' || path[0] === 'note';
}
