import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { compileExpression, compileTemplate, ExpressionError } from './index.ts';

const big: Json = Array.from({ length: 100_000 }, (_, i) => i);
const text = 'ab'.repeat(50_000);
const roots = { get: (name: string): Json | undefined => ({ big, text, deep: nest(150) })[name] };

function nest(levels: number): Json {
  let value: Json = [];
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

const bombs: [string, string][] = [
  ['endless recursion', '(f => f(f))(f => f(f))'],
  ['recursion that doubles', '(f => f(f, 40))((f, n) => n == 0 ? 1 : f(f, n - 1) + f(f, n - 1))'],
  ['loops in loops', 'big.map(a => big.map(b => big.map(c => a + b + c)))'],
  ['loops in a flat list', 'big.flatMap(a => big).flatMap(a => big)'],
  ['a text that doubles', 'Array.from({ length: 60 }).reduce(s => s + s, "ab")'],
  ['a text that doubles in backquotes', 'Array.from({ length: 60 }).reduce(s => `${s}${s}`, "ab")'],
  ['a list that doubles', 'Array.from({ length: 60 }).reduce(a => [...a, ...a], [1])'],
  ['a list that doubles by concat', 'Array.from({ length: 60 }).reduce(a => a.concat(a), [1])'],
  ['a list that holds itself twice, over and over', 'Array.from({ length: 60 }).reduce(a => [a, a], [1])'],
  ['the same, written as JSON', 'JSON.stringify(Array.from({ length: 60 }).reduce(a => [a, a], [1]))'],
  ['the same, as text', '"" + Array.from({ length: 60 }).reduce(a => ({ a, b: a }), 1)'],
  ['the same, laid flat', 'Array.from({ length: 60 }).reduce(a => [a, a], [1]).flat(99)'],
  ['the same, as a key', '[1].groupBy(x => Array.from({ length: 60 }).reduce(a => [a, a], [1]))'],
  ['many copies of a large list', 'big.map(x => big)'],
  ['deep nesting', 'Array.from({ length: 5000 }).reduce(a => [a], [])'],
  ['deep nesting on top of deep data', 'Array.from({ length: 100 }).reduce(a => [a], deep)'],
  ['deep JSON', 'JSON.parse("[".repeat(100000) + "]".repeat(100000))'],
  ['repeat', '"abc".repeat(1e9)'],
  ['repeat of repeat', '"x".repeat(1e6).repeat(1e6)'],
  ['repeat to infinity', '"x".repeat(1 / 0)'],
  ['padStart', '"x".padStart(1e12)'],
  ['padEnd', '"x".padEnd(2 ** 29, "yz")'],
  ['padStart with an infinite length', '"x".padStart(Infinity)'],
  ['a long list', 'Array.from({ length: 1e10 })'],
  ['a long range', 'Array.range(0, 1e12)'],
  ['a range with a tiny step', 'Array.range(0, 1, 1e-300)'],
  ['join', 'Array.from({ length: 90000 }).join("x".repeat(10000))'],
  ['joins of joins', 'big.map(x => big.join("-"))'],
  ['replaceAll', '"a".repeat(10000).replaceAll("a", "b".repeat(100000))'],
  ['replaceAll with an empty text', 'text.repeat(100).replaceAll("", text)'],
  ['replace with groups', '"a".repeat(1000).replaceAll(/a/, "$&".repeat(1000)).replaceAll(/a/, "$&".repeat(1000))'],
  ['split', 'big.map(x => text.split(""))'],
  ['spread of text', 'big.map(x => [...text])'],
  ['spread of objects', 'big.map(x => ({ ...big.keyBy(y => y) }))'],
  ['a slow search', '("a".repeat(1000000)).includes("b" + "a".repeat(100000))'],
  ['a slow search, many times', 'big.map(x => text.indexOf("b" + "a".repeat(200)))'],
  ['comparing long texts', '((a, b) => big.map(x => a == b))("a".repeat(1000000), ["a".repeat(999999), "a"].join(""))'],
  ['ordering long texts', '((a, b) => big.map(x => a < b))("a".repeat(1000000), ["a".repeat(999999), "b"].join(""))'],
  [
    'reading characters of a growing text',
    'big.reduce((s, x) => s + (s[s.length - 1] == "a" ? "b" : "a"), "a".repeat(500000))',
  ],
  ['a greedy pattern', '/^(a+)+$/.test("a".repeat(1000000) + "b")'],
  ['nested repeats', '/(x+x+)+y/.test("x".repeat(1000000))'],
  ['a pattern that scans ahead at each match', '"x".repeat(100000).matchAll(/x*y|x/g).length'],
  ['a pattern with an optional tail', '"x".repeat(100000).replaceAll(/x(.*y)?/, "z")'],
  ['a huge pattern', '/((a{0,100}){0,100}){0,100}/.test("aaaa")'],
  ['a long pattern', 'RegExp("(a|b)*".repeat(100) + "c").test("ab".repeat(100000))'],
  ['many patterns', 'big.map(x => RegExp("(a{0,50}b{0,50})" + x).test("x"))'],
  ['sort with a comparison', 'big.sort((a, b) => b - a)'],
  ['sorts of sorts', 'big.map(x => big.sort())'],
  ['sort by a slow key', 'big.sort(x => big.sort(y => y))'],
  ['unique of large values', 'big.map(x => big).unique()'],
  ['many dates in a zone', 'big.map(x => Date.format(x * 1e9, "yyyy-MM-dd HH", "Europe/Zurich"))'],
  ['many zoned sums', 'big.map(x => Date.add(x * 1e9, "1mo", "America/New_York"))'],
  ['a long date pattern', 'big.map(x => Date.format(x, "yyyy".repeat(100)))'],
  ['normal forms', 'big.map(x => text.normalize("NFKD"))'],
  ['Base64', 'big.map(x => text.toBase64())'],
  ['percent-encoding', 'big.map(x => encodeURIComponent(text))'],
  ['JSON of large values', 'big.map(x => JSON.stringify(big))'],
  ['JSON with an indent', 'JSON.stringify(Array.from({ length: 150 }).reduce(a => [a], big), null, 10).repeat(100)'],
  ['long keys', '(s => big.map(x => ({})[s + x]))("a".repeat(1000000))'],
  ['long keys in objects', '(s => big.map(x => ({ [s + x]: 1 })))("a".repeat(1000000))'],
  ['long keys of groups', '(s => big.groupBy(x => s + x))("a".repeat(1000000))'],
  ['long keys to pick', '(s => big.map(x => ({ a: 1 }).pick(s + x)))("a".repeat(1000000))'],
  ['long keys by in', '(s => big.map(x => (s + x) in {}))("a".repeat(1000000))'],
  ['long digits', '(s => big.map(x => parseFloat(s + x)))("1".repeat(1000000))'],
  ['long dates', '(s => big.map(x => Date.isValid(s + x)))("2026".repeat(100000))'],
  ['long durations', '(s => big.map(x => Date.add("2026-01-01", s + x)))("1".repeat(1000000))'],
  ['long zones', '(s => big.map(x => Date.format(0, "yyyy", s + x)))("Europe/".repeat(100000))'],
  ['long units', '(s => big.map(x => Date.startOf(0, s + x)))("day".repeat(100000))'],
  ['long beginnings', '(s => big.map(x => (s + x).startsWith(s)))("a".repeat(1000000))'],
  ['long numbers', '(s => big.map(x => s + x > 5))("1".repeat(1000000))'],
  ['a deep call', 'Array.from({ length: 1000 }).reduce(f => (x => f(x)), x => x)(1)'],
  ['power towers of digits', '(1e308).toFixed(100).repeat(1e6)'],
];

describe('a bomb', () => {
  it.each(bombs)('%s stops at once', (_, source) => {
    const begin = performance.now();
    let failure: unknown;
    try {
      JSON.stringify(compileExpression(source).evaluate(roots));
    } catch (error) {
      failure = error;
    }
    const elapsed = performance.now() - begin;
    if (failure !== undefined) expect(failure, String(failure)).toBeInstanceOf(ExpressionError);
    expect(elapsed, `${source} took ${elapsed} ms`).toBeLessThan(1500);
  });

  it.each([
    ['many brackets', '('.repeat(10_000)],
    ['many lists', '['.repeat(10_000)],
    ['a long chain', `1${'+1'.repeat(9000)}`],
    ['many arrows', 'x=>'.repeat(6000)],
    ['many unary signs', '!'.repeat(19_000)],
    ['a long member chain', `a${'.a'.repeat(9000)}`],
    ['nested backquotes', '`${'.repeat(6000)],
    ['nested conditions', 'a?'.repeat(9000)],
    ['a long text', `"${'a'.repeat(1_000_000)}"`],
    ['a large number of digits', '9'.repeat(1_000_000)],
  ])('of syntax (%s) is refused quickly and never by a crash', (_, source) => {
    const begin = performance.now();
    expect(() => compileExpression(source)).toThrow(ExpressionError);
    expect(compileTemplate(`{{${source}}}`).problems.length).toBeGreaterThan(0);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it('of unreadable expressions in a long text is read once', () => {
    const begin = performance.now();
    expect(compileTemplate('{{ ( '.repeat(50_000)).problems.length).toBeLessThanOrEqual(10);
    expect(compileTemplate('{{ "'.repeat(50_000)).problems.length).toBeLessThanOrEqual(10);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  // Another program on the same machine may take the processor away for a moment, hence the second and third try.
  it('lets normal evaluations beside it wait for less than 250 ms of processor time (p99)', async () => {
    const normal = compileExpression('big.slice(0, 100).filter(x => x > 10).length');
    const times: number[] = [];
    // The processor's time, because other programs on the machine are not the bomb's doing.
    const now = () => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    const beside = async (): Promise<void> => {
      const asked = now();
      await new Promise((resolve) => setImmediate(resolve));
      expect(normal.evaluate(roots)).toBe(89);
      times.push(now() - asked);
    };
    for (const [, source] of bombs) {
      const waiting = [beside(), beside()];
      try {
        compileExpression(source).evaluate(roots);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
      }
      await Promise.all(waiting);
    }
    times.sort((left, right) => left - right);
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(250);
  });

  it('leaves the next evaluation its whole budget', () => {
    expect(() => compileExpression('big.map(a => big.map(b => a))').evaluate(roots)).toThrow('100,000 steps');
    expect(compileExpression('big.slice(100).filter(a => a % 2 == 0).length').evaluate(roots)).toBe(49_950);
  });
});
