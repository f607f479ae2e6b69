import type { AssetRef } from '../json.ts';

/** What a visit has shown since `from`, counted in characters of all its text; an asset stands in for what was before. */
export type PartialUpdate = {
  node: string;
  scope: string;
  visit: number;
  from: number;
  text: string;
  asset: AssetRef | null;
  /** True when the visit shows nothing any more: its result has come. */
  over: boolean;
};

/** What is known of what a visit shows: the end of its text, and how many characters there were in all. */
export type PartialShown = { text: string; total: number; asset: AssetRef | null };

/** Characters of text that are kept of one visit. */
export const keptChars = 16_384;

export const nothingShown: PartialShown = { text: '', total: 0, asset: null };

/** Names a visit among those of its run. */
export function partialKey({ node, scope, visit }: Pick<PartialUpdate, 'node' | 'scope' | 'visit'>): string {
  return `${node}\n${scope}\n${visit}`;
}

/**
 * Takes an update in. It may repeat what is known, and it may leave a gap: then what stood before the gap is dropped,
 * because text with a hole in it reads as something that was never said.
 */
export function takePartial(known: PartialShown, { from, text, asset }: PartialUpdate): PartialShown {
  const total = from + text.length;
  if (from > known.total) return { text: text.slice(-keptChars), total, asset };
  const fresh = text.slice(known.total - from);
  if (fresh === '' && asset?.$asset === known.asset?.$asset) return known;
  return { text: (known.text + fresh).slice(-keptChars), total: Math.max(total, known.total), asset };
}

/** What somebody who knows `total` characters still has to be told. */
export function partialSince(shown: PartialShown, total: number): { from: number; text: string } {
  const from = Math.max(total, shown.total - shown.text.length);
  return { from, text: shown.text.slice(shown.text.length - (shown.total - from)) };
}
