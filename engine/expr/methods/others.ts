import type { JsonObject } from '../../json.ts';
import { asKey, charge } from '../budget.ts';
import { Refusal } from '../error.ts';
import { testPattern } from '../regexp.ts';
import { toJsonText } from '../text.ts';
import type { Pattern, Value } from '../value.ts';
import { defineMethods, numberAt, textAt } from './define.ts';

/** Methods of numbers. */
export const numberMethods = defineMethods<number>('number', [
  [
    'format(decimals, thousands, point)',
    'The number for people, with separators.',
    '(1234567.891).format(2)',
    '1,234,567.89',
    format,
  ],
  [
    'round(decimals)',
    'The number rounded to decimals.',
    '(2.345).round(2)',
    2.35,
    (self, args) => roundTo(self, numberAt(args, 0, 0)),
  ],
  [
    'toFixed(decimals)',
    'The number as text with fixed decimals.',
    '(2.5).toFixed(2)',
    '2.50',
    (self, args) => self.toFixed(within(numberAt(args, 0, 0), 0, 100)),
  ],
  [
    'toPrecision(digits)',
    'The number as text with a number of digits.',
    '(123.456).toPrecision(4)',
    '123.5',
    (self, args) => self.toPrecision(within(numberAt(args, 0), 1, 100)),
  ],
  [
    'toString(radix)',
    'The number as text, also in another base.',
    '(255).toString(16)',
    'ff',
    (self, args) => self.toString(within(numberAt(args, 0, 10), 2, 36)),
  ],
]);

/** Methods of true and false. */
export const booleanMethods = defineMethods<boolean>('boolean', [
  ['toString()', 'The word true or false.', 'true.toString()', 'true', (self) => String(self)],
]);

/** Methods of objects; none of them changes the object. */
export const objectMethods = defineMethods<JsonObject>('object', [
  [
    'hasOwnProperty(key)',
    'True when the object has the key.',
    "({ a: 1 }).hasOwnProperty('a')",
    true,
    (self, args) => Object.hasOwn(self, asKey(textAt(args, 0))),
  ],
  ['isEmpty()', 'True when the object has no keys.', '({}).isEmpty()', true, (self) => Object.keys(self).length === 0],
  [
    'omit(...keys)',
    'A copy without some keys.',
    "({ a: 1, b: 2 }).omit('a')",
    { b: 2 },
    (self, args) => select(self, args, (named) => !named),
  ],
  [
    'pick(...keys)',
    'A copy with some keys only.',
    "({ a: 1, b: 2 }).pick('a')",
    { a: 1 },
    (self, args) => select(self, args, (named) => named),
  ],
  ['toString()', 'The object as JSON text.', '({ a: 1 }).toString()', '{"a":1}', (self) => toJsonText(self)],
]);

/** Methods of regular expressions. */
export const patternMethods = defineMethods<Pattern>('pattern', [
  [
    'test(text)',
    'True when the pattern is found in the text.',
    "/^\\d+$/.test('42')",
    true,
    (self, args) => testPattern(self, textAt(args, 0, '')),
  ],
]);

function within(value: number, least: number, most: number): number {
  if (!(value >= least && value <= most))
    throw new Refusal(`the number must lie between ${least} and ${most}; found ${value}.`);
  return value;
}

/** Shifts the decimal exponent, so that 1.005 rounds as it is written and not as it is stored. */
function roundTo(value: number, decimals: number): number {
  const places = Math.trunc(within(decimals, -20, 20));
  const text = String(value);
  if (!Number.isFinite(value) || text.includes('e')) return value;
  const sign = value < 0 ? -1 : 1;
  return sign * Number(`${Math.round(Number(`${Math.abs(value)}e${places}`))}e${-places}`);
}

function format(self: number, args: readonly Value[]): string {
  const decimals = within(numberAt(args, 0, 0), 0, 20);
  const [whole = '', rest] = roundTo(self, decimals).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, () => textAt(args, 1, ','));
  return rest === undefined ? grouped : grouped + textAt(args, 2, '.') + rest;
}

function select(self: JsonObject, args: readonly Value[], isWanted: (named: boolean) => boolean): JsonObject {
  const wanted = args.flatMap((arg): Value[] => (Array.isArray(arg) ? arg : [arg]));
  for (const key of wanted) if (typeof key === 'string') asKey(key);
  const named = new Set<Value>(wanted);
  const result: JsonObject = {};
  const keys = Object.keys(self);
  charge((keys.length + named.size) * 8);
  for (const key of keys) if (key !== '__proto__' && isWanted(named.has(key))) result[key] = self[key] ?? null;
  return result;
}
