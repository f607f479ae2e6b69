import { chooseLocale } from './choose-locale.ts';
import { isDesign } from './is-design.ts';
import { type Locale, localeCookie } from './locales.ts';

/** The language of a request by its own headers, where no page is rendered. */
export function localeOf({ headers }: Request): Locale {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const cookie = pairs.find(([name]) => name === localeCookie)?.[1];
  return chooseLocale({ cookie, acceptLanguage: headers.get('accept-language'), isDesign: isDesign() });
}
