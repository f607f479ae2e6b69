import { useMemo } from 'react';
import { useLocale } from 'use-intl';

/** The order of two values in the language of the page: numbers by size, also those inside texts. */
export function useCompare(): (a: unknown, b: unknown) => number {
  const locale = useLocale();
  return useMemo(() => {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  }, [locale]);
}
