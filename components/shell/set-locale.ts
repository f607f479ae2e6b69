import { type Locale, localeCookie } from '#words/locales.ts';

/** Keeps the choice of a language on this device for a year and opens the page anew in it. */
export function setLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where the page is not served by HTTPS.
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}
