import type { Json, JsonObject } from '../../json.ts';
import { asKey, charge, chargeWeight } from '../budget.ts';
import { Refusal } from '../error.ts';
import { joinText, toNumber } from '../operators.ts';
import { toJsonText, toText } from '../text.ts';
import type { Fn, Value } from '../value.ts';
import { readMember, setKey, toData } from '../value.ts';
import { defineMethods, functionAt, numberAt, optionalNumberAt, textAt } from './define.ts';
import { compareNatural, sortList } from './sort.ts';

/** Methods of lists; none of them changes the list. */
export const listMethods = defineMethods<Json[]>('list', [
  [
    'at(index)',
    'The element at a place; negative places count from the end.',
    '[1, 2, 3].at(-1)',
    3,
    (self, args) => self.at(numberAt(args, 0, 0)) ?? null,
  ],
  [
    'average(key)',
    'The mean of the numbers, or of one value of each element; null for an empty list.',
    '[1, 2, 6].average()',
    3,
    (self, args) => (self.length === 0 ? null : sum(self, args) / self.length),
  ],
  ['chunk(size)', 'The list cut into lists of a size.', '[1, 2, 3].chunk(2)', [[1, 2], [3]], chunk],
  [
    'compact()',
    'The elements without null, false, 0 and empty text.',
    "[0, 'a', null].compact()",
    ['a'],
    (self) => copied(self).filter(Boolean),
  ],
  [
    'concat(...lists)',
    'The list with others, or single values, after it.',
    '[1].concat([2, 3], 4)',
    [1, 2, 3, 4],
    (self, args) => args.reduce<Json[]>((all, arg) => copied(all).concat(copiedOrOne(toData(arg))), copied(self)),
  ],
  [
    'every(function)',
    'True when the function is true for every element.',
    '[2, 4].every(n => n % 2 == 0)',
    true,
    (self, args) => {
      const test = functionAt(args, 0);
      return self.every((item, index) => truth(test, item, index));
    },
  ],
  ['filter(function)', 'The elements for which the function is true.', '[1, 2, 3].filter(n => n > 1)', [2, 3], filter],
  [
    'find(function)',
    'The first element for which the function is true, or null.',
    '[{ id: 1 }, { id: 2 }].find(i => i.id == 2)',
    { id: 2 },
    (self, args) => {
      const test = functionAt(args, 0);
      return self.find((item, index) => truth(test, item, index)) ?? null;
    },
  ],
  [
    'findIndex(function)',
    'The place of the first element for which the function is true, or -1.',
    '[5, 8].findIndex(n => n > 5)',
    1,
    (self, args) => {
      const test = functionAt(args, 0);
      return self.findIndex((item, index) => truth(test, item, index));
    },
  ],
  [
    'findLast(function)',
    'The last element for which the function is true, or null.',
    '[1, 2, 3].findLast(n => n < 3)',
    2,
    (self, args) => {
      const test = functionAt(args, 0);
      return self.findLast((item, index) => truth(test, item, index)) ?? null;
    },
  ],
  ['first()', 'The first element, or null.', '[7, 8].first()', 7, (self) => self[0] ?? null],
  [
    'flat(depth)',
    'Lists inside the list laid flat, one level or more.',
    '[1, [2, [3]]].flat()',
    [1, 2, [3]],
    (self, args) => flatten(self, Math.min(numberAt(args, 0, 1), 100)),
  ],
  [
    'flatMap(function)',
    'What the function gives for each element, laid flat.',
    '[1, 2].flatMap(n => [n, n * 10])',
    [1, 10, 2, 20],
    flatMap,
  ],
  [
    'groupBy(key)',
    'An object of lists, by a key of the elements or a function.',
    "[{ k: 'a', n: 1 }, { k: 'b', n: 2 }].groupBy('k')",
    { a: [{ k: 'a', n: 1 }], b: [{ k: 'b', n: 2 }] },
    groupBy,
  ],
  [
    'includes(value)',
    'True when the list holds the value.',
    "['a', 'b'].includes('b')",
    true,
    (self, args) => indexOf(self, args) >= 0,
  ],
  ['indexOf(value)', 'The place of the value, or -1.', "['a', 'b'].indexOf('b')", 1, indexOf],
  ['isEmpty()', 'True when the list has no elements.', '[].isEmpty()', true, (self) => self.length === 0],
  ['join(separator)', 'The elements as one text.', "['a', 'b'].join(', ')", 'a, b', join],
  [
    'keyBy(key)',
    'An object of the elements, by a key of theirs or a function; the last one of a key wins.',
    "[{ id: 'x', n: 1 }].keyBy('id')",
    { x: { id: 'x', n: 1 } },
    keyBy,
  ],
  ['last()', 'The last element, or null.', '[7, 8].last()', 8, (self) => self.at(-1) ?? null],
  [
    'lastIndexOf(value)',
    'The last place of the value, or -1.',
    '[1, 2, 1].lastIndexOf(1)',
    2,
    (self, args) => {
      charge(self.length);
      return self.lastIndexOf(toData(args[0]));
    },
  ],
  ['map(function)', 'What the function gives for each element.', '[1, 2].map(n => n * 2)', [2, 4], map],
  [
    'max(key)',
    'The greatest value, or null for an empty list.',
    '[3, 9, 4].max()',
    9,
    (self, args) => extreme(self, args, 1),
  ],
  [
    'min(key)',
    'The smallest value, or null for an empty list.',
    '[3, 9, 4].min()',
    3,
    (self, args) => extreme(self, args, -1),
  ],
  [
    'reduce(function, start)',
    'One value made from all: the function gets the value so far and an element.',
    '[1, 2, 3].reduce((sum, n) => sum + n, 0)',
    6,
    (self, args) => reduce(self, args),
  ],
  [
    'reduceRight(function, start)',
    'As reduce, from the end.',
    "['a', 'b'].reduceRight((text, s) => text + s, '')",
    'ba',
    (self, args) => reduce(copied(self).toReversed(), args),
  ],
  [
    'reverse()',
    'The list in reverse order, as a copy.',
    '[1, 2, 3].reverse()',
    [3, 2, 1],
    (self) => copied(self).toReversed(),
  ],
  [
    'slice(start, end)',
    'A part of the list.',
    '[1, 2, 3].slice(1)',
    [2, 3],
    (self, args) => {
      const part = self.slice(numberAt(args, 0, 0), optionalNumberAt(args, 1));
      charge(part.length * 8);
      return part;
    },
  ],
  [
    'some(function)',
    'True when the function is true for one element or more.',
    '[1, 2].some(n => n > 1)',
    true,
    (self, args) => {
      const test = functionAt(args, 0);
      return self.some((item, index) => truth(test, item, index));
    },
  ],
  [
    'sort(by)',
    'The list in order, as a copy: natural order, by a key ("price", "-price"), a function of one element, or a comparison of two.',
    '[{ n: 2 }, { n: 1 }].sort(i => i.n)',
    [{ n: 1 }, { n: 2 }],
    sortList,
  ],
  ['sum(key)', 'The sum of the numbers, or of one value of each element.', "[{ n: 2 }, { n: 3 }].sum('n')", 5, sum],
  [
    'toReversed()',
    'The list in reverse order, as a copy.',
    '[1, 2].toReversed()',
    [2, 1],
    (self) => copied(self).toReversed(),
  ],
  ['toSorted(by)', 'The same as sort.', '[10, 9, 1].toSorted()', [1, 9, 10], sortList],
  ['toString()', 'The list as JSON text.', '[1, 2].toString()', '[1,2]', (self) => toJsonText(self)],
  [
    'unique(key)',
    'Each value once, or one element for each value of a key or function.',
    '[1, 2, 1].unique()',
    [1, 2],
    unique,
  ],
  ['with(index, value)', 'The list with one element replaced, as a copy.', '[1, 2].with(0, 9)', [9, 2], replaceAt],
  [
    'zip(list)',
    'Pairs of elements at the same place.',
    "['a', 'b'].zip([1, 2])",
    [
      ['a', 1],
      ['b', 2],
    ],
    zip,
  ],
]);

function truth(test: Fn, item: Json, index: number): boolean {
  return Boolean(test(item, index));
}

function copied(list: Json[]): Json[] {
  charge(list.length * 8);
  return list;
}

function copiedOrOne(value: Json): Json[] {
  return Array.isArray(value) ? copied(value) : [value];
}

function filter(self: Json[], args: readonly Value[]): Json[] {
  const test = functionAt(args, 0);
  const kept: Json[] = [];
  for (let index = 0; index < self.length; index++) {
    const item = self[index] ?? null;
    if (test(item, index)) kept.push(item);
  }
  return kept;
}

function map(self: Json[], args: readonly Value[]): Json[] {
  const change = functionAt(args, 0);
  const result: Json[] = [];
  for (let index = 0; index < self.length; index++) {
    result.push(toData(change(self[index] ?? null, index)));
  }
  return result;
}

function flatMap(self: Json[], args: readonly Value[]): Json[] {
  const result: Json[] = [];
  for (const value of map(self, args)) {
    if (Array.isArray(value)) {
      charge(value.length * 8);
      for (const item of value) result.push(item);
    } else result.push(value);
  }
  return result;
}

function flatten(self: Json[], depth: number): Json[] {
  const result: Json[] = [];
  const walk = (list: Json[], left: number): void => {
    charge(list.length * 8);
    for (const item of list) {
      if (Array.isArray(item) && left > 0) walk(item, left - 1);
      else result.push(item);
    }
  };
  walk(self, depth);
  return result;
}

function reduce(self: Json[], args: readonly Value[]): Value {
  const combine = functionAt(args, 0);
  const hasStart = args.length > 1;
  if (!hasStart && self.length === 0) return null;
  let value: Value = hasStart ? (args[1] ?? null) : (self[0] ?? null);
  for (let index = hasStart ? 0 : 1; index < self.length; index++) {
    value = combine(value, self[index] ?? null, index);
  }
  return value;
}

function indexOf(self: Json[], args: readonly Value[]): number {
  const wanted = toData(args[0]);
  charge(self.length * (typeof wanted === 'string' && wanted.length > 64 ? wanted.length >> 3 : 1));
  return self.indexOf(wanted);
}

function join(self: Json[], args: readonly Value[]): string {
  const separator = textAt(args, 0, ',');
  let text = '';
  charge(self.length * 16);
  for (let index = 0; index < self.length; index++)
    text = joinText(index === 0 ? '' : joinText(text, separator), toText(self[index] ?? null));
  charge(text.length);
  return text;
}

function chunk(self: Json[], args: readonly Value[]): Json[] {
  const size = Math.trunc(numberAt(args, 0));
  if (!(size >= 1)) throw new Refusal('the size of a chunk must be 1 or more.');
  const chunks: Json[] = [];
  copied(self);
  for (let at = 0; at < self.length; at += size) chunks.push(self.slice(at, at + size));
  return chunks;
}

/** A function that reads what the argument names: a key, a function, or the element itself. */
function reader(args: readonly Value[]): (item: Json, index: number) => Json {
  const by = args[0];
  if (typeof by === 'function')
    return (item, index) => {
      return toData(by(item, index));
    };
  if (typeof by === 'string') return (item) => readMember(item, asKey(by));
  if (by === undefined || by === null) return (item) => item;
  return (item) => readMember(item, textAt(args, 0));
}

function sum(self: Json[], args: readonly Value[]): number {
  const read = reader(args);
  charge(self.length);
  return self.reduce<number>((total, item, index) => total + toNumber(read(item, index)), 0);
}

function extreme(self: Json[], args: readonly Value[], sign: number): Json {
  const read = reader(args);
  charge(self.length);
  let best: Json = null;
  self.forEach((item, index) => {
    const value = read(item, index);
    if (value !== null && (best === null || compareNatural(value, best) * sign > 0)) best = value;
  });
  return best;
}

function groupBy(self: Json[], args: readonly Value[]): JsonObject {
  const read = reader(args);
  const groups = new Map<string, Json[]>();
  copied(self);
  self.forEach((item, index) => {
    const key = asKey(toText(read(item, index)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  });
  return fromMap(groups);
}

function keyBy(self: Json[], args: readonly Value[]): JsonObject {
  const read = reader(args);
  copied(self);
  return fromMap(new Map(self.map((item, index) => [asKey(toText(read(item, index))), item])));
}

function fromMap(entries: Map<string, Json>): JsonObject {
  const object: JsonObject = {};
  for (const [key, value] of entries) setKey(object, key, value);
  return object;
}

function unique(self: Json[], args: readonly Value[]): Json[] {
  const read = reader(args);
  const seen = new Set<Json>();
  copied(self);
  return self.filter((item, index) => {
    const value = read(item, index);
    chargeWeight(value);
    const key = typeof value === 'object' && value !== null ? `\u0000${toJsonText(value)}` : value;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function replaceAt(self: Json[], args: readonly Value[]): Json[] {
  const index = numberAt(args, 0);
  const place = index < 0 ? self.length + index : index;
  if (!Number.isInteger(place) || place < 0 || place >= self.length)
    throw new Refusal(`the list has no element at ${index}.`);
  return copied(self).with(place, toData(args[1]));
}

function zip(self: Json[], args: readonly Value[]): Json[] {
  const other = args[0];
  if (!Array.isArray(other)) throw new Refusal('zip needs another list.');
  charge(self.length * 24);
  return self.map((item, index) => [item, other[index] ?? null]);
}
