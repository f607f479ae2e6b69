import { createTranslator } from 'use-intl/core';
import { en } from '../en/index.ts';
import type { Words } from '../words.ts';

/** The English words, for tests of functions that make sentences. */
export const english: Words = createTranslator({ locale: 'en', messages: en });
