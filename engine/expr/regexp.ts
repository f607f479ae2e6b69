import { RE2JS } from 're2js';
import type { Json, JsonObject } from '../json.ts';
import { charge } from './budget.ts';
import { Refusal } from './error.ts';
import { Pattern, setKey } from './value.ts';

const flagBits: Record<string, number> = { i: RE2JS.CASE_INSENSITIVE, m: RE2JS.MULTILINE, s: RE2JS.DOTALL, g: 0, u: 0 };
const maxSource = 1000;
const maxProgram = 5000;

/** Compiles a regular expression for an engine that works in linear time; throws a Refusal when it cannot. */
export function compilePattern(source: string, flags: string): Pattern {
  if (source.length > maxSource)
    throw new Refusal(`a regular expression may have ${maxSource} characters; this one has ${source.length}.`);
  let bits = 0;
  for (const flag of flags) {
    const bit = flagBits[flag];
    if (bit === undefined)
      throw new Refusal(`found the flag "${flag}"; regular expressions here know g, i, m, s and u.`);
    bits |= bit;
  }
  try {
    const regexp = RE2JS.compile(RE2JS.translateRegExp(source), bits);
    if (regexp.matcher('').programSize() > maxProgram)
      throw new Refusal('this regular expression is too large; use smaller repeat counts.');
    return new Pattern({ regexp, source, global: flags.includes('g'), scansAhead: scansAhead(source) });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'not understood';
    throw new Refusal(
      `this regular expression cannot be used: ${reason}. Look-ahead and back-references do not exist here.`,
    );
  }
}

/** One match: the whole text, its groups, the named ones, and where it begins. */
export type Match = { text: string; start: number; end: number; groups: (string | null)[]; named: JsonObject };

/** Finds matches from left to right, at most `limit`; charged by what is read. */
export function findMatches(pattern: Pattern, text: string, limit = Number.POSITIVE_INFINITY): Match[] {
  const matcher = pattern.regexp.matcher(text);
  const rate = searchRate(matcher.programSize());
  const matches: Match[] = [];
  let from = 0;
  if (limit === 1 || pattern.scansAhead) charge(text.length * rate);
  while (matches.length < limit && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    charge(pattern.scansAhead ? (text.length - from) * rate : (end - from) * rate + 64);
    from = end;
    const groups: (string | null)[] = [];
    for (let group = 1; group <= matcher.groupCount(); group++) groups.push(matcher.group(group));
    const named: JsonObject = {};
    for (const [name, value] of Object.entries(matcher.getNamedGroups())) setKey(named, name, value);
    matches.push({ text: text.slice(start, end), start, end, groups, named });
  }
  return matches;
}

/** True when the pattern is found in the text. */
export function testPattern(pattern: Pattern, text: string): boolean {
  const matcher = pattern.regexp.matcher(text);
  charge(text.length * searchRate(matcher.programSize()));
  return matcher.find();
}

/** A match as data: the whole text first, then its groups. */
export function matchAsList(match: Match): Json[] {
  return [match.text, ...match.groups];
}

/** Cost of reading one character with a program of some size. */
function searchRate(programSize: number): number {
  return 12 + programSize;
}

/**
 * A search that may read on after the match it will report makes a global search quadratic, so each one is then
 * charged for all that is left. That needs an unbounded repeat together with a choice or a repeated group.
 */
function scansAhead(source: string): boolean {
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const isUnbounded = /[*+]|\{\d+,\}/.test(plain);
  return isUnbounded && (/\|/.test(plain) || /\)[*+?{]/.test(plain) || /\(\?</.test(plain));
}
