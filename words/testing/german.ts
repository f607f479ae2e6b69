import { createTranslator } from 'use-intl/core';
import { loadWords } from '../load-words.ts';
import type { Words } from '../words.ts';

/** The German words, for tests of what differs between languages. */
export const german: Words = createTranslator({ locale: 'de', messages: await loadWords('de') });
