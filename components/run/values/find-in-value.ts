import { isAssetRef, isObject, type Json } from '#engine/json.ts';
import type { DataPath, TreeRoot } from './tree-rows.ts';

/** Places that are listed at most. */
const most = 10_000;

/** Where words stand in values, as names or in what is written there, in the order of a tree; capitals do not matter. */
export function findInValue(roots: readonly TreeRoot[], words: string): DataPath[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const found: DataPath[] = [];
  const steps: Pick<TreeRoot, 'name' | 'value' | 'path'>[] = roots.toReversed();
  for (let step = steps.pop(); step !== undefined && found.length < most; step = steps.pop()) {
    const { value, path, name } = step;
    if (isFound(name, wanted) || (isLeaf(value) && isFound(value, wanted))) found.push(path);
    if (Array.isArray(value))
      for (let at = value.length - 1; at >= 0; at--) steps.push({ name: at, value: value[at], path: [...path, at] });
    else if (isObject(value) && !isAssetRef(value))
      for (const [key, part] of Object.entries(value).toReversed())
        steps.push({ name: key, value: part, path: [...path, key] });
  }
  return found;
}

function isLeaf(value: Json | undefined): value is string | number | boolean | null {
  return value === null || (value !== undefined && typeof value !== 'object');
}

/** Numbers of a list are places, not names. */
function isFound(text: Json | undefined, wanted: string): boolean {
  return text !== undefined && String(text).toLowerCase().includes(wanted);
}
