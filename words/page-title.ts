import type { Metadata } from 'next';
import { requestWords } from './request.ts';
import type { WordKey } from './words.ts';

/** What a page exports as `generateMetadata` to be called by a message. */
export function pageTitle(key: WordKey, more: Metadata = {}): () => Promise<Metadata> {
  return async () => ({ title: (await requestWords())(key), ...more });
}
