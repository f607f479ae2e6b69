import type { Json, JsonObject } from '../../json.ts';
import { asKey, charge, step } from '../budget.ts';
import { Refusal } from '../error.ts';
import { toNumber } from '../operators.ts';
import { compilePattern } from '../regexp.ts';
import { toJsonText, toText, toUrlPart } from '../text.ts';
import type { Value } from '../value.ts';
import { kindOf, Pattern, setKey, toData } from '../value.ts';
import { dateFunctions } from './dates.ts';
import type { Method } from './define.ts';
import { defineMethods, functionAt, listAt, numberAt, objectAt, textAt } from './define.ts';
import { mathFunctions } from './math.ts';

type Global = Omit<Method<null>, 'run'> & { run(args: readonly Value[]): Value };

const rows = defineMethods<null>('global', [
  [
    'Array.from(source, function)',
    'A list from a list, the characters of a text, or { length }.',
    'Array.from({ length: 3 }, (_, i) => i * 2)',
    [0, 2, 4],
    (_, args) => arrayFrom(args),
  ],
  [
    'Array.isArray(value)',
    'True when the value is a list.',
    'Array.isArray([])',
    true,
    (_, args) => Array.isArray(args[0]),
  ],
  [
    'Array.range(start, end, step)',
    'The numbers from a start to before an end.',
    'Array.range(1, 4)',
    [1, 2, 3],
    (_, args) => range(args),
  ],
  [
    'Boolean(value)',
    'False for null, false, 0 and empty text; true for all else.',
    "Boolean('')",
    false,
    (_, args) => Boolean(args[0]),
  ],
  [
    'decodeURIComponent(text)',
    'The text that was percent-encoded.',
    "decodeURIComponent('a%20b')",
    'a b',
    (_, args) => decode(textAt(args, 0, '')),
  ],
  [
    'encodeURIComponent(text)',
    'The text as it can stand in an address.',
    "encodeURIComponent('a b&c')",
    'a%20b%26c',
    (_, args) => encode(toText(args[0] ?? null)),
  ],
  [
    'isFinite(value)',
    'True for a number, or a text that is one.',
    "isFinite('12')",
    true,
    (_, args) => Number.isFinite(toNumber(args[0] ?? null)),
  ],
  [
    'isNaN(value)',
    'True for what is no number.',
    "isNaN('abc')",
    true,
    (_, args) => Number.isNaN(toNumber(args[0] ?? null)),
  ],
  [
    'JSON.parse(text)',
    'The value that the JSON text writes.',
    'JSON.parse(\'{"a":1}\').a',
    1,
    (_, args) => parseJson(textAt(args, 0)),
  ],
  [
    'JSON.stringify(value, _, indent)',
    'The value as JSON text.',
    'JSON.stringify({ a: [1] })',
    '{"a":[1]}',
    (_, args) => toJsonText(args[0] ?? null, Math.max(0, Math.min(10, numberAt(args, 2, 0)))),
  ],
  [
    'Number(value)',
    'The number in a text; null when there is none.',
    "Number('42')",
    42,
    (_, args) => toNumber(args[0] ?? null),
  ],
  [
    'Number.isFinite(value)',
    'True for a number.',
    "Number.isFinite('1')",
    false,
    (_, args) => Number.isFinite(args[0]),
  ],
  [
    'Number.isInteger(value)',
    'True for a whole number.',
    'Number.isInteger(2.5)',
    false,
    (_, args) => Number.isInteger(args[0]),
  ],
  [
    'Number.isNaN(value)',
    'True for a result that is no number.',
    "Number.isNaN(1 * 'a')",
    true,
    (_, args) => Number.isNaN(args[0]),
  ],
  [
    'Number.parseFloat(text)',
    'The number a text begins with.',
    "Number.parseFloat('3.5 kg')",
    3.5,
    (_, args) => readFloat(args),
  ],
  [
    'Number.parseInt(text, radix)',
    'The whole number a text begins with.',
    "Number.parseInt('12px')",
    12,
    (_, args) => readInteger(args),
  ],
  [
    'Object.assign(...objects)',
    'A new object with the keys of all; the last one wins.',
    'Object.assign({ a: 1 }, { b: 2 })',
    { a: 1, b: 2 },
    (_, args) => assign(args),
  ],
  [
    'Object.entries(object)',
    'Pairs of key and value.',
    'Object.entries({ a: 1 })',
    [['a', 1]],
    (_, args) => copiedEntries(args).map(([key, value]) => [key, value]),
  ],
  [
    'Object.fromEntries(pairs)',
    'An object from pairs of key and value.',
    "Object.fromEntries([['a', 1]])",
    { a: 1 },
    (_, args) => fromEntries(listAt(args, 0)),
  ],
  [
    'Object.groupBy(list, function)',
    'An object of lists, by what the function gives.',
    'Object.groupBy([1, 2, 3], n => n % 2 ? "odd" : "even")',
    { odd: [1, 3], even: [2] },
    (_, args) => groupBy(args),
  ],
  [
    'Object.hasOwn(object, key)',
    'True when the object has the key.',
    "Object.hasOwn({ a: 1 }, 'a')",
    true,
    (_, args) => Object.hasOwn(objectAt(args, 0), asKey(textAt(args, 1))),
  ],
  [
    'Object.keys(object)',
    'The keys.',
    'Object.keys({ a: 1, b: 2 })',
    ['a', 'b'],
    (_, args) => copiedEntries(args).map(([key]) => key),
  ],
  [
    'Object.values(object)',
    'The values.',
    'Object.values({ a: 1, b: 2 })',
    [1, 2],
    (_, args) => copiedEntries(args).map(([, value]) => value),
  ],
  ['parseFloat(text)', 'The number a text begins with.', "parseFloat('3.5 kg')", 3.5, (_, args) => readFloat(args)],
  [
    'parseInt(text, radix)',
    'The whole number a text begins with.',
    "parseInt('ff', 16)",
    255,
    (_, args) => readInteger(args),
  ],
  [
    'RegExp(pattern, flags)',
    'A regular expression from text.',
    "'a1b'.replace(RegExp('[0-9]'), '-')",
    'a-b',
    (_, args) => pattern(args),
  ],
  [
    'String(value)',
    'The value as text; null is empty, lists and objects are JSON.',
    'String([1, 2])',
    '[1,2]',
    (_, args) => toText(args[0] ?? null),
  ],
]);

/** Functions that are not methods, by the name they are called with. */
export const globals: ReadonlyMap<string, Global> = new Map(
  [...rows, ...mathFunctions, ...dateFunctions].map((row) => [
    row.name,
    { ...row, run: (args: readonly Value[]) => row.run(null, args) },
  ]),
);

/** Names that stand for a fixed value. */
export const constants: ReadonlyMap<string, number | null> = new Map<string, number | null>([
  ['undefined', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Math.PI', Math.PI],
  ['Math.E', Math.E],
  ['Number.MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
  ['Number.MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER],
  ['Number.EPSILON', Number.EPSILON],
]);

const namespaces: ReadonlySet<string> = new Set([
  'Math',
  'JSON',
  'Object',
  'Array',
  'Number',
  'String',
  'Boolean',
  'Date',
]);

/** True for names that only hold functions, such as Math. */
export function isNamespace(name: string): boolean {
  return namespaces.has(name);
}

function encode(text: string): string {
  charge(text.length * 8);
  return toUrlPart(text);
}

function decode(text: string): string {
  charge(text.length * 8);
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('the text is not percent-encoded.');
  }
}

function parseJson(text: string): Json {
  charge(text.length * 4);
  checkDepth(text);
  try {
    return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new Refusal(`the text is not JSON: ${error instanceof Error ? error.message : 'not understood'}.`);
  }
}

/** Brackets inside texts count as well: a bound need not be exact. */
function checkDepth(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x5d || code === 0x7d) depth--;
    if (depth > 1000) throw new Refusal('the JSON text is nested too deeply.');
  }
}

function arrayFrom(args: readonly Value[]): Json[] {
  const source = args[0] ?? null;
  const change = args[1] === undefined ? undefined : functionAt(args, 1);
  const items = itemsOf(source);
  if (change === undefined) return items;
  return items.map((item, index) => {
    return toData(change(item, index));
  });
}

function itemsOf(source: Value): Json[] {
  if (Array.isArray(source) || typeof source === 'string') {
    charge(source.length * 8);
    return [...source];
  }
  const data = toData(source);
  const length =
    typeof data === 'object' && data !== null && !Array.isArray(data) && Object.hasOwn(data, 'length')
      ? toNumber(data.length ?? 0)
      : 0;
  return filled(length, () => null);
}

function filled(count: number, make: (index: number) => Json): Json[] {
  const length = Number.isFinite(count) ? Math.max(0, Math.trunc(count)) : 0;
  charge(length * 8);
  step(Math.ceil(length / 8));
  return Array.from({ length }, (_, index) => make(index));
}

function range(args: readonly Value[]): Json[] {
  const [start, end] = args.length === 1 ? [0, numberAt(args, 0)] : [numberAt(args, 0), numberAt(args, 1)];
  const by = numberAt(args, 2, 1);
  if (by === 0) throw new Refusal('the step of a range must not be 0.');
  return filled(Math.ceil((end - start) / by), (index) => start + index * by);
}

function copiedEntries(args: readonly Value[]): [string, Json][] {
  const value = args[0];
  const entries = Object.entries(Array.isArray(value) ? Object.fromEntries(value.entries()) : objectAt(args, 0));
  charge(entries.length * 24);
  return entries;
}

function fromEntries(pairs: Json[]): JsonObject {
  const object: JsonObject = {};
  charge(pairs.length * 16);
  for (const pair of pairs) {
    if (!Array.isArray(pair)) throw new Refusal(`each entry must be a pair such as ["key", 1]; found ${kindOf(pair)}.`);
    setKey(object, asKey(toText(pair[0] ?? null)), pair[1] ?? null);
  }
  return object;
}

function assign(args: readonly Value[]): JsonObject {
  const object: JsonObject = {};
  for (let index = 0; index < args.length; index++) {
    for (const [key, value] of Object.entries(objectAt(args, index))) {
      charge(8);
      if (key !== '__proto__') object[key] = value;
    }
  }
  return object;
}

function groupBy(args: readonly Value[]): JsonObject {
  const key = functionAt(args, 1);
  const groups = new Map<string, Json[]>();
  listAt(args, 0).forEach((item, index) => {
    const name = asKey(toText(key(item, index)));
    groups.set(name, groups.get(name) ?? []);
    groups.get(name)?.push(item);
  });
  return fromEntries([...groups].map(([name, items]) => [name, items]));
}

function readFloat(args: readonly Value[]): number {
  return Number.parseFloat(numberText(args));
}

function readInteger(args: readonly Value[]): number {
  return Number.parseInt(numberText(args), numberAt(args, 1, 10));
}

function numberText(args: readonly Value[]): string {
  const text = toText(args[0] ?? null);
  charge(text.length * 8);
  return text;
}

function pattern(args: readonly Value[]): Pattern {
  const source = args[0];
  if (source instanceof Pattern) return source;
  step(300);
  return compilePattern(textAt(args, 0), textAt(args, 1, ''));
}
