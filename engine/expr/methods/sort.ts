import type { Json } from '../../json.ts';
import { charge, step } from '../budget.ts';
import { toNumber } from '../operators.ts';
import type { Value } from '../value.ts';
import { readMember, toData } from '../value.ts';

/** Orders plain values: numbers by size, texts by character, numbers before texts, null last. */
export function compareNatural(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') {
    if (left.length > 64 && right.length > 64) charge(Math.min(left.length, right.length) >> 2);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const byKind = rank(left) - rank(right);
  return byKind !== 0 || typeof left !== 'boolean' ? byKind : Number(left) - Number(right);
}

/** A sorted copy: natural order, by a key or function of one element, or by a comparison of two. */
export function sortList(self: Json[], args: readonly Value[]): Json[] {
  const by = args[0];
  charge(self.length * 8 * (1 + Math.ceil(Math.log2(self.length + 1))));
  if (typeof by === 'function' && by.length !== 1) {
    return self.toSorted((left, right) => {
      return toNumber(toData(by(left, right))) || 0;
    });
  }
  if (by === undefined || by === null) return self.toSorted(compareNatural);
  const isDown = typeof by === 'string' && by.startsWith('-');
  const key = typeof by === 'string' ? by.replace(/^-/, '') : '';
  const keyed = self.map((item, index) => {
    step();
    return { item, key: typeof by === 'function' ? toData(by(item, index)) : readMember(item, key) };
  });
  keyed.sort((left, right) => (isDown ? compareNatural(right.key, left.key) : compareNatural(left.key, right.key)));
  return keyed.map(({ item }) => item);
}

function rank(value: Json): number {
  if (value === null) return 4;
  const ranks: Record<string, number> = { boolean: 0, number: 1, string: 2 };
  return ranks[typeof value] ?? 3;
}
