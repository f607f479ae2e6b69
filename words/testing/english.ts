import { en } from '../en/index.ts';
import { translator } from '../translator.ts';
import type { Words } from '../words.ts';

/** The English words, for tests of functions that make sentences. */
export const english: Words = translator('en', en);
