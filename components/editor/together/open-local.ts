import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

const longestWaitMs = 3000;

/**
 * What was done to a document in this browser, which is loaded and kept from then on; null where the browser keeps
 * nothing: then a reload without a connection loses what was done without it.
 */
export async function openLocal(name: string, doc: Doc): Promise<IndexeddbPersistence | null> {
  if (!('indexedDB' in globalThis)) return null;
  try {
    const local = new IndexeddbPersistence(name, doc);
    const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs));
    await Promise.race([local.whenSynced, late]);
    return local;
  } catch {
    return null;
  }
}
