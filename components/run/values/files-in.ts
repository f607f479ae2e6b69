import { type AssetRef, isAssetRef, isObject, type Json } from '#engine/json.ts';

/** A file that a value refers to, and the way to it inside the value. */
export type FileIn = { path: string; ref: AssetRef };

/** How deep and how many files are looked for; a value may hold thousands of them. */
const deepest = 6;
const most = 12;

/** The files that a value refers to, in its order. What was put away only because it is large is no file. */
export function filesIn(value: Json, path = '', left = deepest, found: FileIn[] = []): FileIn[] {
  if (found.length >= most || left === 0) return found;
  if (isAssetRef(value)) {
    if (value.type !== 'application/json' && !value.type.includes('ndjson')) found.push({ path, ref: value });
    return found;
  }
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) filesIn(item, `${path}[${index}]`, left - 1, found);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value))
      filesIn(item, path === '' ? key : `${path}.${key}`, left - 1, found);
  return found;
}
