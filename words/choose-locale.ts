import { type Locale, offeredLocales } from './locales.ts';

type Asked = {
  /** The value of the cookie `patchbay-locale`. */
  cookie: string | undefined;
  acceptLanguage: string | null | undefined;
  isDesign: boolean;
};

/** The language to answer a request in: what was chosen, else what the browser likes best, else English. */
export function chooseLocale({ cookie, acceptLanguage, isDesign }: Asked): Locale {
  const chosen = offeredLocales(isDesign).find((locale) => locale === cookie);
  return chosen ?? liked(acceptLanguage ?? '') ?? 'en';
}

/** The first language of an Accept-Language header that is one of ours: `de-AT` is German. */
function liked(header: string): Locale | undefined {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.trim().toLowerCase().split('-')[0], weight: Number(weight ?? 1) };
  });
  const ranked = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { language } of ranked) {
    const found = offeredLocales(false).find((locale) => locale === language);
    if (found !== undefined) return found;
  }
  return undefined;
}
