import type { Json } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import type { Conflict } from './ledger.ts';

const longestValue = 80;

/** A conflict in words: what happened, and the two values where there are two. */
export function conflictWords(
  t: Words,
  { by, name, leaf, path, mine, theirs }: Conflict,
): {
  title: string;
  values: { mine: string; theirs: string } | null;
} {
  const who = by ?? t('together.somebodyElse');
  if (leaf === '') return { title: t('together.whoRemovedNameWhileYouChanged', { who, name }), values: null };
  const field = fieldWords(t, path);
  const what = name === '' ? t('together.theWorkflowsField', { field }) : t('together.fieldOfName', { field, name });
  const values = { mine: valueWords(t, mine), theirs: valueWords(t, theirs) };
  return { title: t('together.youAndWhoChangedWhat', { who, what }), values };
}

function fieldWords(t: Words, path: readonly string[]): string {
  const known = path[0] === 'params' ? path.slice(1) : path;
  return known.join(' › ') || t('together.parameters');
}

function valueWords(t: Words, value: Json | undefined): string {
  if (value === undefined || value === '') return t('together.nothing');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
