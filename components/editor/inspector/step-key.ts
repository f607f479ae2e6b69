import { isObject, type Json } from '#engine/json.ts';

/** Names what is written in, down to one entry of an object: what is written in two entries is two steps. */
export function stepKey(place: string, before: Json | undefined, after: Json | undefined): string {
  if (!isObject(before) || !isObject(after)) return place;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  // An entry that gets another name changes two.
  return changed.length === 1 ? `${place}:${changed[0]}` : place;
}
