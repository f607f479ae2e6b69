import type { Locale } from './locales.ts';

/**
 * What node types say of themselves, in another language. A node's own file holds its English, by which the other texts
 * are found; searching finds a type by the keywords of both.
 */
export type NodeTexts = {
  texts: Readonly<Record<string, string>>;
  /** What values that can be chosen are called, by the value, which itself stays as it is. */
  choices: Readonly<Record<string, string>>;
  /** By type. */
  keywords: Readonly<Record<string, readonly string[]>>;
};

/** The texts of node types in a language; null for English, which the nodes bring themselves. */
export async function loadNodeTexts(locale: Locale): Promise<NodeTexts | null> {
  return locale === 'de' ? (await import('./de/nodes/index.ts')).nodes : null;
}

/** What functions of expressions do, by the English of their documentation; empty for English. */
export async function loadFunctionTexts(locale: Locale): Promise<Readonly<Record<string, string>>> {
  return locale === 'de' ? (await import('./de/functions.ts')).functions : {};
}
