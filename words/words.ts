import type { useTranslations } from 'use-intl';
import type { en } from './en/index.ts';
import type { Locale } from './locales.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}

/** All words of a language: areas, and in each its messages by key. */
export type Messages = typeof en;

/** One file of the catalogue. */
export type Area = keyof Messages;

/** Says a message by its key, `t('shell.signOut')`; plain functions that make sentences take it as a parameter. */
export type Words = ReturnType<typeof useTranslations<never>>;

/** The key of a message without arguments: what lists and tables of our code hold in place of a sentence. */
export type WordKey = { [A in Area]: `${A}.${Plain<Messages[A]>}` }[Area];

type Plain<Texts> = { [K in keyof Texts & string]: Texts[K] extends `${string}{${string}` ? never : K }[keyof Texts &
  string];

/** What an area of another language must hold: each key of the English one, no more. */
export type Like<Texts> = { readonly [K in keyof Texts]: string };
