import type { Locale } from './locales.ts';
import type { Area, Like, Messages } from './words.ts';

type Catalogue = { readonly [A in Area]: Like<Messages[A]> };

/** All words of a language, known by the types of the English ones. For the server: pages get them as properties. */
export async function loadWords(locale: Locale): Promise<Messages>;
export async function loadWords(locale: Locale): Promise<Catalogue> {
  if (locale === 'de') return (await import('./de/index.ts')).de;
  return (await import('./en/index.ts')).en;
}

/** What the frame of every page says. */
export const everywhere: readonly Area[] = ['common', 'ui', 'shell', 'account'];

/** The words of every page, and some areas more, for pages that need few. */
export async function loadAreas(locale: Locale, more: readonly Area[] = []): Promise<Partial<Messages>> {
  const all = await loadWords(locale);
  return Object.fromEntries([...everywhere, ...more].map((area) => [area, all[area]]));
}
