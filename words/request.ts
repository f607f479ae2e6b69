import { cookies, headers } from 'next/headers';
import { chooseLocale } from './choose-locale.ts';
import { isDesign } from './is-design.ts';
import { loadWords } from './load-words.ts';
import { type Locale, localeCookie } from './locales.ts';
import { translator } from './translator.ts';
import type { Words } from './words.ts';

/** The language of the request that a page is rendered for. */
export async function requestLocale(): Promise<Locale> {
  const cookie = (await cookies()).get(localeCookie)?.value;
  return chooseLocale({ cookie, acceptLanguage: (await headers()).get('accept-language'), isDesign: isDesign() });
}

/** The words of the request that a page is rendered for. */
export async function requestWords(): Promise<Words> {
  const locale = await requestLocale();
  return translator(locale, await loadWords(locale));
}
