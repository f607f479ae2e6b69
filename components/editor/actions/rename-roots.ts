import { renameRoot } from '#engine/expr/index.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/** Follows several renames in the expressions of parameters at once, so that `a → b` and `b → c` do not chain. */
export function renameRoots(params: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const changed = [...names].filter(([from, to]) => from !== to);
  const rename = (text: string): string => {
    const parked = changed.reduce((now, [from], index) => renameRoot(now, from, `parked_${index}_`), text);
    return changed.reduce((now, [, to], index) => renameRoot(now, `parked_${index}_`, to), parked);
  };
  const walk = (value: Json): Json => {
    if (typeof value === 'string') return value.includes('{{') ? rename(value) : value;
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item)]));
  };
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, walk(value)]));
}
