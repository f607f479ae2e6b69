import { useMemo } from 'react';
import { useFormatter } from 'use-intl';
import { useWords } from '#words/use-words.ts';
import { type Formats, formats } from './formats.ts';

/** Numbers, moments and lengths of time in the language of the page. */
export function useFormats(): Formats {
  const format = useFormatter();
  const t = useWords();
  return useMemo(() => formats(format, t), [format, t]);
}
