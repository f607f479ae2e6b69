/** The languages of the product; `en-XB` is English laid out from right to left, for looking at the layout. */
export const locales = ['en', 'de', 'en-XB'] as const;

export type Locale = (typeof locales)[number];

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: 'English', de: 'Deutsch', 'en-XB': 'English, right to left' };

/** The cookie that holds an account's choice on this device. */
export const localeCookie = 'patchbay-locale';

/** Where lines of a language begin. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'en-XB' ? 'rtl' : 'ltr';
}

/** The languages people may choose; the one for looking at the layout only where the design page is on. */
export function offeredLocales(isDesign: boolean): Locale[] {
  return locales.filter((locale) => isDesign || locale !== 'en-XB');
}
