import type { ReactNode } from 'react';
import type { ICUArgs, ICUTags, RichTagsFunction } from 'use-intl';
import type { en } from './en/index.ts';
import type { Locale } from './locales.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
  }
}

/** All words of a language: areas, and in each its messages by key. */
export type Messages = typeof en;

/** One file of the catalogue. */
export type Area = keyof Messages;

/**
 * Says a message by its key, `t('shell.signOut')`; plain functions that make sentences take it as a parameter.
 * The library's own type would parse all messages again wherever a key is not known before it runs.
 */
export type Words = {
  <K extends Key>(key: K, ...values: Values<K>): string;
  rich<K extends Key>(key: K, values: Arguments<TextOf<K>> & ICUTags<TextOf<K>, RichTagsFunction>): ReactNode;
};

/** The key of a message without arguments: what lists and tables of our code hold in place of a sentence. */
export type WordKey = { [A in Area]: `${A}.${Plain<Messages[A]>}` }[Area];

type Key = { [A in Area]: `${A}.${keyof Messages[A] & string}` }[Area];

type Bare<K, Text extends string> = keyof Arguments<Text> extends never ? K : never;

/** Braces behind a quote are letters. */
type Plain<Texts> = {
  [K in keyof Texts & string]: Texts[K] extends `${string}{${string}`
    ? Texts[K] extends `${string}'{${string}`
      ? Bare<K, Texts[K]>
      : never
    : K;
}[keyof Texts & string];

type Values<K extends Key> = K extends WordKey ? [] : [values: Arguments<TextOf<K>>];

type TextOf<K extends Key> = K extends `${infer A extends Area}.${infer Name}`
  ? Name extends keyof Messages[A]
    ? Messages[A][Name] & string
    : never
  : never;

type Arguments<Text extends string> = ICUArgs<
  Text,
  { ICUArgument: string; ICUNumberArgument: number | bigint; ICUDateArgument: Date }
>;

/** What an area of another language must hold: each key of the English one, no more. */
export type Like<Texts> = { readonly [K in keyof Texts]: string };
