import { useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Formats, formats } from './formats.ts';

/** Numbers, moments and lengths of time in the language of the page. */
export function useFormats(): Formats {
  const format = useFormatter();
  const t = useTranslations();
  return useMemo(() => formats(format, t), [format, t]);
}
