import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/** The leaves of an object by path (`params/url`), and for objects whose keys are not in order that order (`#params`). */
export type Leaves = Map<string, Json>;

/** Whether the object at a path is taken apart; else it is one leaf. */
export type Depth = (path: readonly string[]) => boolean;

/**
 * Takes an object apart into leaves. Each leaf is decided on its own when two people change the object at once, so a
 * part that makes sense only as a whole must be kept whole by `depth`.
 */
export function toLeaves(value: JsonObject, depth: Depth): Leaves {
  const leaves: Leaves = new Map();
  take(leaves, [], value, depth);
  return leaves;
}

function take(leaves: Leaves, path: string[], value: Json, depth: Depth): void {
  const text = path.map(escaped).join('/');
  if (!isObject(value) || !depth(path)) {
    leaves.set(text, value);
    return;
  }
  const keys = Object.keys(value);
  if (keys.length === 0 && path.length > 0) leaves.set(text, {});
  if (!isSorted(keys)) leaves.set(`#${text}`, keys);
  for (const key of keys) {
    const part = value[key];
    if (part !== undefined) take(leaves, [...path, key], part, depth);
  }
}

type Branch = Map<string, Branch | { leaf: Json }>;

/** Puts leaves together again. Where a leaf stands above others, as after a merge, those below count. */
export function fromLeaves(leaves: ReadonlyMap<string, Json>): JsonObject {
  const root: Branch = new Map();
  // Sorted, a path comes before those below it.
  for (const text of [...leaves.keys()].filter(isValue).sort()) {
    const leaf = leaves.get(text);
    if (leaf !== undefined) put(root, pathOf(text), leaf);
  }
  return grown(root, '', leaves);
}

function put(root: Branch, path: readonly string[], leaf: Json): void {
  let branch = root;
  path.forEach((key, index) => {
    if (index === path.length - 1) {
      branch.set(key, { leaf });
      return;
    }
    const inner = branch.get(key);
    const next: Branch = inner instanceof Map ? inner : new Map();
    if (next !== inner) branch.set(key, next);
    branch = next;
  });
}

function grown(branch: Branch, path: string, leaves: ReadonlyMap<string, Json>): JsonObject {
  const order = leaves.get(`#${path}`);
  const listed = Array.isArray(order) ? order.filter((key) => typeof key === 'string') : [];
  const keys = new Set([...listed, ...[...branch.keys()].sort()]);
  const result: JsonObject = {};
  for (const key of keys) {
    const part = branch.get(key);
    if (part === undefined) continue;
    const inner = path === '' ? escaped(key) : `${path}/${escaped(key)}`;
    const value = part instanceof Map ? grown(part, inner, leaves) : part.leaf;
    // Plain assignment would take `__proto__` for something else.
    Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return result;
}

/** True for the path of a value; others hold the order of keys (`#`), the place in a list (`@`) or a removal (`!`). */
export function isValue(text: string): boolean {
  return !/^[#@!]/.test(text);
}

/** The keys on the way to a leaf. */
export function pathOf(text: string): string[] {
  return text.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key);
}
