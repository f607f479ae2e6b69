import type { Json } from '#engine/json.ts';
import type { ElementFunction } from '#engine/node/define.ts';
import { listField } from '../fields.ts';

/** The list every node of this pack works on. */
export const items = listField({
  label: 'Items',
  hint: 'The list; null counts as an empty one, any other value as a list of one.',
  placeholder: '{{ input.items }}',
});

/** A text that is equal for equal values, whatever their type. */
export function keyOf(value: Json): string {
  return typeof value === 'string' ? `"${value}` : JSON.stringify(value);
}

/** Orders values: true and false, numbers by size, texts by character, lists by their elements, null last. */
export function compareValues(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right);
  const byKind = rankOf(left) - rankOf(right);
  return byKind !== 0 || typeof left !== 'boolean' ? byKind : Number(left) - Number(right);
}

/** The elements under each key, in the order in which keys first appear. */
export function groupItems(list: Json[], by: ElementFunction): { key: Json; items: Json[] }[] {
  const groups = new Map<string, { key: Json; items: Json[] }>();
  list.forEach((item, index) => {
    const key = by(item, index);
    const known = groups.get(keyOf(key));
    if (known === undefined) groups.set(keyOf(key), { key, items: [item] });
    else known.items.push(item);
  });
  return [...groups.values()];
}

function compareLists(left: Json[], right: Json[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareValues(left[index] ?? null, right[index] ?? null);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function rankOf(value: Json): number {
  if (value === null) return 5;
  if (Array.isArray(value)) return 3;
  const ranks: Record<string, number> = { boolean: 0, number: 1, string: 2 };
  return ranks[typeof value] ?? 4;
}
