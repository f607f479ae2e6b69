'use client';
import { useLocale } from 'use-intl';
import { localeNames } from '#words/locales.ts';
import { useWords } from '#words/use-words.ts';
import { setLocale } from '../shell/set-locale.ts';
import { useOfferedLocales } from '../shell/words-provider.tsx';
import { Select } from '../ui/select.tsx';

/** Chooses the language of the pages. */
export function LanguageSelect() {
  const t = useWords();
  const offered = useOfferedLocales();
  return (
    <Select
      label={t('account.language')}
      value={useLocale()}
      choices={offered.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      onChange={(value) => {
        const locale = offered.find((candidate) => candidate === value);
        if (locale !== undefined) setLocale(locale);
      }}
    />
  );
}
