import type { Json } from '#engine/json.ts';
import type { Conflict } from './ledger.ts';

const longestValue = 80;

/** A conflict in words: what happened, and the two values where there are two. */
export function conflictWords({ by, name, leaf, path, mine, theirs }: Conflict): {
  title: string;
  values: { mine: string; theirs: string } | null;
} {
  const who = by ?? 'Somebody else';
  if (leaf === '') return { title: `${who} removed ${name} while you changed it.`, values: null };
  const field = fieldWords(path);
  const what = name === '' ? `the workflow’s ${field}` : `${field} of ${name}`;
  const values = { mine: valueWords(mine), theirs: valueWords(theirs) };
  return { title: `You and ${who} changed ${what} at the same time.`, values };
}

function fieldWords(path: readonly string[]): string {
  const known = path[0] === 'params' ? path.slice(1) : path;
  return known.join(' › ') || 'parameters';
}

function valueWords(value: Json | undefined): string {
  if (value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
