import { loadWords } from '../load-words.ts';
import { translator } from '../translator.ts';
import type { Words } from '../words.ts';

/** The German words, for tests of what differs between languages. */
export const german: Words = translator('de', await loadWords('de'));
