import type { WordKey, Words } from '#words/words.ts';

const packs: ReadonlyMap<string, WordKey> = new Map([
  ['data', 'parts.packData'],
  ['email', 'parts.packEmail'],
  ['flow', 'parts.packFlow'],
  ['http', 'parts.packHttp'],
  ['list', 'parts.packList'],
  ['sql', 'parts.packSql'],
  ['state', 'parts.packState'],
  ['table', 'parts.packTable'],
  ['trigger', 'parts.packTrigger'],
]);

/** What a pack of node types is called; one of an installation's own by its own name. */
export function packText(t: Words, pack: string): string {
  const key = packs.get(pack);
  return key === undefined ? pack : t(key);
}
