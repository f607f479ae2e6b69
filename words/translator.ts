import { type AbstractIntlMessages, createTranslator } from 'use-intl/core';
import type { Locale } from './locales.ts';
import { typed } from './typed.ts';
import type { Words } from './words.ts';

/** The words of a language where no page is rendered. */
export function translator(locale: Locale, messages: AbstractIntlMessages): Words {
  return typed(createTranslator({ locale, messages }));
}
