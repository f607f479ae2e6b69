import type { Json } from '../../json.ts';
import { charge } from '../budget.ts';
import { Refusal } from '../error.ts';
import { joinText } from '../operators.ts';
import type { Match } from '../regexp.ts';
import { findMatches, matchAsList } from '../regexp.ts';
import { toText } from '../text.ts';
import type { Value } from '../value.ts';
import { Pattern, toData } from '../value.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { defineMethods, numberAt, optionalNumberAt, textAt, wrong } from './define.ts';

/** Methods of texts. */
export const textMethods = defineMethods<string>('string', [
  [
    'at(index)',
    'The character at a place; negative places count from the end.',
    "'abc'.at(-1)",
    'c',
    (self, args) => self.at(numberAt(args, 0, 0)) ?? null,
  ],
  [
    'capitalize()',
    'The text with a capital first letter.',
    "'ada'.capitalize()",
    'Ada',
    (self) => self.slice(0, 1).toUpperCase() + self.slice(1),
  ],
  [
    'charAt(index)',
    'The character at a place, or an empty text.',
    "'abc'.charAt(1)",
    'b',
    (self, args) => self.charAt(numberAt(args, 0, 0)),
  ],
  [
    'charCodeAt(index)',
    'The code of the character at a place.',
    "'A'.charCodeAt(0)",
    65,
    (self, args) => self.charCodeAt(numberAt(args, 0, 0)),
  ],
  [
    'concat(...texts)',
    'The text with others after it.',
    "'a'.concat('b', 'c')",
    'abc',
    (self, args) => args.reduce<string>((text, arg) => joinText(text, toText(arg)), self),
  ],
  [
    'endsWith(text)',
    'True when the text ends with another.',
    "'invoice.pdf'.endsWith('.pdf')",
    true,
    (self, args) => self.endsWith(textAt(args, 0)),
  ],
  ['fromBase64()', 'The text that was written in Base64.', "'aGk='.fromBase64()", 'hi', (self) => fromBase64(self)],
  [
    'includes(text)',
    'True when the text holds another.',
    "'red car'.includes('car')",
    true,
    (self, args) => search(self, textAt(args, 0)) >= 0,
  ],
  [
    'indexOf(text)',
    'Where another text begins, or -1.',
    "'banana'.indexOf('n')",
    2,
    (self, args) => search(self, textAt(args, 0), numberAt(args, 1, 0)),
  ],
  ['isEmpty()', 'True when nothing but spaces is there.', "'  '.isEmpty()", true, (self) => self.trim() === ''],
  [
    'lastIndexOf(text)',
    'Where another text begins for the last time, or -1.',
    "'banana'.lastIndexOf('n')",
    4,
    (self, args) => {
      chargeSearch(self, textAt(args, 0));
      return self.lastIndexOf(textAt(args, 0));
    },
  ],
  [
    'lines()',
    'The lines of the text as a list.',
    "'a\\nb'.lines()",
    ['a', 'b'],
    (self) => list(self.split(/\r\n|\n|\r/)),
  ],
  [
    'match(pattern)',
    'The first match and its groups, or null; with the flag g all matches.',
    "'ID-42'.match(/(\\w+)-(\\d+)/)",
    ['ID-42', 'ID', '42'],
    match,
  ],
  [
    'matchAll(pattern)',
    'Every match with its groups.',
    "'a1 b2'.matchAll(/(\\w)(\\d)/)",
    [
      ['a1', 'a', '1'],
      ['b2', 'b', '2'],
    ],
    (self, args) => findMatches(patternAt(args, 0), self).map(matchAsList),
  ],
  [
    'normalize(form)',
    'The text in a normal form of Unicode (NFC, NFD, NFKC, NFKD).',
    "'é'.normalize('NFD').length",
    2,
    normalize,
  ],
  [
    'padEnd(length, text)',
    'The text filled up at its end.',
    "'7'.padEnd(3, '0')",
    '700',
    (self, args) => {
      charge(numberAt(args, 0));
      return self.padEnd(numberAt(args, 0), textAt(args, 1, ' '));
    },
  ],
  [
    'padStart(length, text)',
    'The text filled up at its beginning.',
    "'7'.padStart(3, '0')",
    '007',
    (self, args) => {
      charge(numberAt(args, 0));
      return self.padStart(numberAt(args, 0), textAt(args, 1, ' '));
    },
  ],
  ['repeat(times)', 'The text several times.', "'ab'.repeat(3)", 'ababab', repeat],
  [
    'replace(what, by)',
    'The text with the first place replaced; with a pattern and the flag g all of them.',
    "'a-b-c'.replace('-', '+')",
    'a+b-c',
    (self, args) => replace(self, args, false),
  ],
  [
    'replaceAll(what, by)',
    'The text with every place replaced; "by" may be a function, and $1 names a group.',
    "'2026-11-21'.replaceAll(/(\\d+)-(\\d+)/, '$2.$1')",
    '11.2026-21',
    (self, args) => replace(self, args, true),
  ],
  [
    'search(pattern)',
    'Where a pattern is found first, or -1.',
    "'abc 42'.search(/\\d/)",
    4,
    (self, args) => findMatches(patternAt(args, 0), self, 1)[0]?.start ?? -1,
  ],
  [
    'slice(start, end)',
    'A part of the text.',
    "'banana'.slice(1, 3)",
    'an',
    (self, args) => self.slice(numberAt(args, 0, 0), optionalNumberAt(args, 1)),
  ],
  ['slug()', 'The text as it can stand in an address.', "'Crème brûlée!'.slug()", 'creme-brulee', slug],
  ['split(separator, limit)', 'The parts between the separators.', "'a,b,c'.split(',')", ['a', 'b', 'c'], split],
  [
    'startsWith(text)',
    'True when the text begins with another.',
    "'order_7'.startsWith('order_')",
    true,
    (self, args) => self.startsWith(textAt(args, 0)),
  ],
  [
    'substring(start, end)',
    'A part of the text; the places may be in either order.',
    "'banana'.substring(3, 1)",
    'an',
    (self, args) => self.substring(numberAt(args, 0, 0), optionalNumberAt(args, 1)),
  ],
  [
    'toBase64()',
    'The text written in Base64 (UTF-8).',
    "'hi'.toBase64()",
    'aGk=',
    (self) => {
      charge(self.length * 16);
      return toBase64(self);
    },
  ],
  ['toLowerCase()', 'The text in small letters.', "'ABC'.toLowerCase()", 'abc', (self) => self.toLowerCase()],
  [
    'toNumber()',
    'The number in the text, or null.',
    "'12.5'.toNumber()",
    12.5,
    (self) => (self.trim() === '' ? null : toData(Number(self))),
  ],
  ['toString()', 'The text itself.', "'a'.toString()", 'a', (self) => self],
  ['toUpperCase()', 'The text in capital letters.', "'abc'.toUpperCase()", 'ABC', (self) => self.toUpperCase()],
  ['trim()', 'The text without spaces at its ends.', "'  hi '.trim()", 'hi', (self) => self.trim()],
  ['trimEnd()', 'The text without spaces at its end.', "'hi  '.trimEnd()", 'hi', (self) => self.trimEnd()],
  ['trimStart()', 'The text without spaces at its beginning.', "'  hi'.trimStart()", 'hi', (self) => self.trimStart()],
  [
    'truncate(length, ending)',
    'The text cut to a length, with an ending when something is missing.',
    "'A long sentence'.truncate(7)",
    'A long…',
    truncate,
  ],
]);

/** Long search texts in long texts are slow at worst, so both lengths count. */
function chargeSearch(self: string, wanted: string): void {
  charge(self.length * (1 + (wanted.length >> 3)));
}

function search(self: string, wanted: string, from = 0): number {
  chargeSearch(self, wanted);
  return self.indexOf(wanted, from);
}

function list(parts: string[]): Json[] {
  charge(parts.length * 8);
  return parts;
}

function patternAt(args: readonly Value[], index: number): Pattern {
  const value = args[index];
  if (value instanceof Pattern) return value;
  throw wrong(value, index, 'a regular expression such as /\\d+/');
}

function match(self: string, args: readonly Value[]): Value {
  const pattern = patternAt(args, 0);
  const matches = findMatches(pattern, self, pattern.global ? undefined : 1);
  if (pattern.global) return matches.length === 0 ? null : matches.map((found) => found.text);
  return matches[0] === undefined ? null : matchAsList(matches[0]);
}

function normalize(self: string, args: readonly Value[]): string {
  const form = textAt(args, 0, 'NFC');
  if (form !== 'NFC' && form !== 'NFD' && form !== 'NFKC' && form !== 'NFKD')
    throw new Refusal(`the form must be NFC, NFD, NFKC or NFKD; found "${form}".`);
  charge(self.length * 8);
  return self.normalize(form);
}

function repeat(self: string, args: readonly Value[]): string {
  const times = Math.trunc(numberAt(args, 0));
  if (!(times >= 0)) throw new Refusal('the number of times must be 0 or more.');
  charge(self.length * times);
  return self.repeat(times);
}

function replace(self: string, args: readonly Value[], all: boolean): string {
  const what = args[0];
  const found =
    what instanceof Pattern
      ? findMatches(what, self, all || what.global ? undefined : 1)
      : findTexts(self, textAt(args, 0), all ? Number.POSITIVE_INFINITY : 1);
  const by = args[1];
  let result = '';
  let from = 0;
  for (const match of found) {
    const text = typeof by === 'function' ? toText(by(match.text, ...match.groups)) : expand(toText(by ?? ''), match);
    result = joinText(joinText(result, self.slice(from, match.start)), text);
    from = match.end;
  }
  return joinText(result, self.slice(from));
}

function findTexts(self: string, wanted: string, limit: number): Match[] {
  const matches: Match[] = [];
  const step = Math.max(wanted.length, 1);
  chargeSearch(self, wanted);
  for (
    let at = self.indexOf(wanted);
    at >= 0 && at <= self.length && matches.length < limit;
    at = self.indexOf(wanted, at + step)
  ) {
    charge(64);
    matches.push({ text: wanted, start: at, end: at + wanted.length, groups: [], named: {} });
    if (at + step > self.length) break;
  }
  return matches;
}

/** Puts groups into a replacement: `$1`, `$<name>`, `$&`, and `$$` for a dollar sign. */
function expand(by: string, match: Match): string {
  if (!by.includes('$')) return by;
  charge(by.length * 16);
  return by.replace(/\$(?:([$&])|(\d{1,2})|<([^>]*)>)/g, (whole, sign, digits, name) => {
    if (sign === '$') return '$';
    if (sign === '&') return match.text;
    if (digits !== undefined)
      return digits > 0 && digits <= match.groups.length ? (match.groups[digits - 1] ?? '') : whole;
    return Object.hasOwn(match.named, name) ? toText(match.named[name] ?? null) : '';
  });
}

function slug(self: string): string {
  charge(self.length * 16);
  return self
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function split(self: string, args: readonly Value[]): Value {
  const separator = args[0];
  const limit = optionalNumberAt(args, 1);
  if (!(separator instanceof Pattern)) {
    const text = textAt(args, 0);
    chargeSearch(self, text);
    if (text === '') charge(self.length * 8);
    return list(self.split(text, limit));
  }
  const parts: string[] = [];
  let from = 0;
  for (const match of findMatches(separator, self)) {
    if (match.end === match.start && (match.start === 0 || match.start >= self.length)) continue;
    parts.push(self.slice(from, match.start));
    from = match.end;
  }
  parts.push(self.slice(from));
  return list(parts.slice(0, limit));
}

function truncate(self: string, args: readonly Value[]): string {
  const length = numberAt(args, 0);
  const ending = textAt(args, 1, '…');
  return self.length <= length ? self : self.slice(0, Math.max(0, length - ending.length)).trimEnd() + ending;
}
