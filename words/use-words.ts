import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { typed } from './typed.ts';
import type { Words } from './words.ts';

/** The words of the page: `const t = useWords()`, then `t('shell.signOut')`. */
export function useWords(): Words {
  const t = useTranslations();
  return useMemo(() => typed(t), [t]);
}
