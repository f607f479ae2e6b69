'use client';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { createContext, type ReactNode, use } from 'react';
import { IntlProvider, useLocale } from 'use-intl';
import { directionOf, type Locale } from '#words/locales.ts';
import type { Messages } from '#words/words.ts';

const Offered = createContext<readonly Locale[]>([]);

/** The languages people may choose here. */
export function useOfferedLocales(): readonly Locale[] {
  return use(Offered);
}

type Props = { locale: Locale; offered: readonly Locale[]; words: Partial<Messages>; children: ReactNode };

/** Gives the pages below it the language of the request and the words that all of them need. */
export function WordsProvider({ locale, offered, words, children }: Props) {
  return (
    <Offered value={offered}>
      <DirectionProvider direction={directionOf(locale)}>
        <IntlProvider locale={locale} messages={words} {...zone}>
          {children}
        </IntlProvider>
      </DirectionProvider>
    </Offered>
  );
}

/** Gives the pages below it more words, in the same language. */
export function MoreWords({ words, children }: { words: Partial<Messages>; children: ReactNode }) {
  return (
    <IntlProvider locale={useLocale()} messages={words} {...zone}>
      {children}
    </IntlProvider>
  );
}

/** Browsers tell the time of where they are; the server knows none and shows no time in what it renders. */
const zone = { timeZone: typeof window === 'undefined' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone };
