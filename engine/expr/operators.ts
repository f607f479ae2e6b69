import { asKey, charge } from './budget.ts';
import { Refusal } from './error.ts';
import { toText } from './text.ts';
import type { Value } from './value.ts';
import { readMember } from './value.ts';

const maxText = 10_000_000;

/** Adds numbers; with a text, list or object on either side it joins the texts of both. */
export function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return isTextual(left) || isTextual(right) ? joinText(toText(left), toText(right)) : toNumber(left) + toNumber(right);
}

/** Joins two texts; the shorter one is charged, because the longer one is shared and not copied. */
export function joinText(left: string, right: string): string {
  charge(Math.min(left.length, right.length) + 1);
  if (left.length + right.length > maxText)
    throw new Refusal('a text grows beyond 10 MB; use a Code node for this much work.');
  return left + right;
}

/** Identity, as `===` has it. */
export function isSame(left: Value, right: Value): boolean {
  chargeComparison(left, right);
  return left === right;
}

/** Order of numbers or of texts; anything else is not ordered. */
export function isLess(left: Value, right: Value): boolean {
  chargeComparison(left, right);
  return typeof left === 'string' && typeof right === 'string' ? left < right : toNumber(left) < toNumber(right);
}

/** Order of numbers or of texts, or equality. */
export function isLessOrSame(left: Value, right: Value): boolean {
  chargeComparison(left, right);
  return typeof left === 'string' && typeof right === 'string' ? left <= right : toNumber(left) <= toNumber(right);
}

/** The number in a value, as JavaScript's Number has it for plain values; lists and objects are none. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    charge(value.length);
    return Number(value);
  }
  return value === null || typeof value === 'boolean' ? Number(value) : Number.NaN;
}

/** True when an object has the key, or a list the index. */
export function hasKey(key: Value, value: Value): boolean {
  if (Array.isArray(value)) return readMember(value, asKey(toText(key))) !== null;
  if (typeof value === 'object' && value !== null) return Object.hasOwn(value, asKey(toText(key)));
  throw new Refusal('"in" needs an object on its right side.');
}

/** Name of a value's type, as JavaScript has it. */
export function typeName(value: Value): string {
  return typeof value;
}

function isTextual(value: Value): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Long texts of equal length are compared character by character. */
function chargeComparison(left: Value, right: Value): void {
  if (typeof left === 'string' && typeof right === 'string' && left.length > 64 && right.length > 64)
    charge(Math.min(left.length, right.length) >> 2);
}
