import { isObject, type Json } from '../json.ts';

/** A written value; `path` is the shallowest place that came into being, which undoing removes. */
export type Change = { next: Json; path: (string | number)[]; before: Json | undefined };

/** Writes a value below `path` in a copy; `undefined` removes what is there. Throws an Error when the path fits nothing. */
export function writeAt(target: Json, path: (string | number)[], value: Json | undefined): Change {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error('A change needs a field to write.');
  const before = read(target, key);
  if (rest.length > 0 && before === undefined && value === undefined) return { next: target, path, before: undefined };
  if (rest.length === 0 || before === undefined || before === null || typeof before !== 'object') {
    const fresh = rest.length === 0 ? value : writeAt(typeof rest[0] === 'number' ? [] : {}, rest, value).next;
    return { next: put(target, key, fresh), path: [key], before };
  }
  const inner = writeAt(before, rest, value);
  return { next: put(target, key, inner.next), path: [key, ...inner.path], before: inner.before };
}

function read(target: Json, key: string | number): Json | undefined {
  if (Array.isArray(target)) return typeof key === 'number' ? target[key] : undefined;
  return isObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
}

function put(target: Json, key: string | number, value: Json | undefined): Json {
  if (Array.isArray(target)) {
    if (typeof key !== 'number') throw new Error(`A list has no field ${key}.`);
    return value === undefined ? target.toSpliced(key, 1) : target.toSpliced(key, 1, value);
  }
  const next = isObject(target) ? { ...target } : {};
  if (value === undefined) delete next[key];
  else next[key] = value;
  return next;
}
