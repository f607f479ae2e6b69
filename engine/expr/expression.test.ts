import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import type { Roots } from './index.ts';
import { compileExpression, ExpressionError, functionDocs } from './index.ts';

const data: Record<string, Json> = {
  input: {
    a: { b: 5 },
    name: 'Ada',
    items: [
      { id: 1, price: 5 },
      { id: 2, price: 20 },
      { id: 3, price: 12 },
    ],
    'odd key': true,
  },
  fetch: { status: 200, body: { list: [3, 1, 2] } },
  index: 2,
  now: '2026-11-21T10:00:00.000Z',
};
const roots: Roots = { get: (name) => (Object.hasOwn(data, name) ? data[name] : undefined) };
const run = (source: string): Json => compileExpression(source).evaluate(roots);
const fails = (source: string): ExpressionError => {
  try {
    run(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${source} did not fail`);
};

const language: [string, Json][] = [
  ['input.a.b', 5],
  ['input["a"]["b"]', 5],
  ["input['odd key']", true],
  ['input.a["b"] + index', 7],
  ['input.items[1].price', 20],
  ['input.items[index].id', 3],
  ['input.items.length', 3],
  ['input.name.length', 3],
  ['input.name[0]', 'A'],
  ['input.name["1"]', 'd'],
  ['input.items["x"]', null],
  ['input.items[-1]', null],
  ['input.items[1.5]', null],
  ['nothing', null],
  ['nothing.at.all[0].x', null],
  ['input.name.first.last', null],
  ['input.missing.trim().length', null],
  ['input?.missing?.deep', null],
  ['input?.a?.["b"]', 5],
  ['undefined', null],
  ['null ?? "x"', 'x'],
  ['undefined ?? "x"', 'x'],
  ['0 ?? 1', 0],
  ['0 || "a" && "b"', 'b'],
  ['!input.missing', true],
  ['1 == "1"', false],
  ['1 != "1"', true],
  ['null == undefined', true],
  ['input.missing == null', true],
  ['"a" < "b"', true],
  ['2 < 10', true],
  ['"2" < 10', true],
  ['[] < 1', false],
  ['1 + 2 * 3', 7],
  ['2 ** 10', 1024],
  ['7 % 4', 3],
  ['-"3"', -3],
  ['~5 & 7 | 1 ^ 2 << 1 >> 1 >>> 0', 3],
  ['"a" + 1', 'a1'],
  ['1 + "a"', '1a'],
  ['"x" + null', 'x'],
  ['"x" + [1]', 'x[1]'],
  ['1 + null', 1],
  ['1 / 0', null],
  ['0 / 0', null],
  ['[1 / 0, 2]', [null, 2]],
  ['Number("abc")', null],
  ['typeof 1', 'number'],
  ['typeof nothing', 'object'],
  ['typeof (x => x)', 'function'],
  ['"a" in { a: 1 }', true],
  ['"toString" in {}', false],
  ['`${input.name}: ${[1]}${null}`', 'Ada: [1]'],
  ['true ? 1 : 2', 1],
  ['[1, ...[2, 3], ..."ab", ...null]', [1, 2, 3, 'a', 'b']],
  ['{ a: 1, "b c": 2, [`d${1}`]: 3, ...{ e: 4 }, ...null }', { a: 1, 'b c': 2, d1: 3, e: 4 }],
  ['{ index }', { index: 2 }],
  ['{ a: 1 }.a', 1],
  ['input.items.filter(i => i.price > 10).map(i => i.id)', [2, 3]],
  ['input.items.filter((item, index) => index > 0).length', 2],
  [
    'input.items.map(({ id, price: p = 0, ...rest }) => [id, p, rest])',
    [
      [1, 5, {}],
      [2, 20, {}],
      [3, 12, {}],
    ],
  ],
  ['Object.entries({ a: 1, b: 2 }).map(([key, value]) => key + value)', ['a1', 'b2']],
  ['((a, b = 2, ...rest) => [a, b, rest])(1, null, 3, 4)', [1, 2, [3, 4]]],
  ['((a) => (b) => a + b)(1)(2)', 3],
  ['(f => f(f, 10))((self, n) => n == 0 ? 0 : n + self(self, n - 1))', 55],
  ['[1, 2].map(x => [3].map(y => x * y))', [[3], [6]]],
  ['["1", "2"].map(Number)', [1, 2]],
  ['[0, 1, ""].filter(Boolean)', [1]],
  ['[1.5, 2.5].map(Math.floor)', [1, 2]],
  ['fetch.body.list.sort()', [1, 2, 3]],
  ['fetch.body.list', [3, 1, 2]],
  ['[3, 1, 2].sort((a, b) => b - a)', [3, 2, 1]],
  ['input.items.sort("-price").map(i => i.id)', [2, 3, 1]],
  ['["b", null, 2, "a", 10].sort()', [2, 10, 'a', 'b', null]],
  ['Math.max(...fetch.body.list)', 3],
  ['"2026-11-21".match(/(?<year>\\d+)-(\\d+)/)', ['2026-11', '2026', '11']],
  ['"a1b22".replaceAll(/\\d+/, d => `<${d}>`)', 'a<1>b<22>'],
  ['"x".repeat(3).split("")', ['x', 'x', 'x']],
  ['"a, b;c".split(/[,;]\\s*/)', ['a', 'b', 'c']],
  ['"1-2".replace(/(\\d)-(\\d)/, "$2$$$1$9")', '2$1$9'],
  ['input.a.b // a note', 5],
  ['JSON.parse("[1,{\\"a\\":null}]")', [1, { a: null }]],
  ['Date.diff("2026-03-28T12:00", "2026-03-29T12:00", "h", "Europe/Zurich")', 23],
  ['Date.add("2026-03-28T11:00:00Z", "1d", "Europe/Zurich")', '2026-03-29T10:00:00.000Z'],
  ['Date.iso("2026-03-29T02:30", "Europe/Zurich")', '2026-03-29T01:30:00.000Z'],
  ['Date.iso("2026-10-25T02:30", "Europe/Zurich")', '2026-10-25T00:30:00.000Z'],
  ['Date.iso("Sat, 21 Nov 2026 10:00:00 GMT")', '2026-11-21T10:00:00.000Z'],
  ['Date.startOf("2026-11-21T23:30:00Z", "day", "Europe/Zurich")', '2026-11-21T23:00:00.000Z'],
  ['Date.parts("2027-01-01").week', 53],
  ['Date.diff("2026-01-31", "2026-02-28", "mo")', 0],
  ['Date.format("1969-12-31T23:59:59.999Z", "yyyy-MM-dd\'T\'HH:mm:ss.SSSXXX")', '1969-12-31T23:59:59.999+00:00'],
];

describe('an expression', () => {
  it.each(language)('%s is %j', (source, result) => {
    expect(run(source)).toEqual(result);
  });

  it.each(functionDocs.map((doc) => [doc.signature, doc] as const))(
    'does what the documentation of %s says',
    (_, { example }) => {
      expect(run(example.source)).toEqual(example.result);
    },
  );

  const refused: [string, string, number][] = [
    ['total = 5', 'found an assignment', 1],
    ['[1].map(x => x = 2)', 'found an assignment', 14],
    ['a++', 'counter', 1],
    ['--a', 'counter', 1],
    ['1, 2', 'several expressions', 1],
    ['new Date()', 'found "new"', 1],
    ['this.x', 'found "this"', 1],
    ['(function () { return 1 })()', 'function with statements', 2],
    ['(() => { return 1 })()', 'function body in braces', 8],
    ['class {}', 'a class', 1],
    ['async () => 1', 'found', 1],
    ['import("fs")', 'an import', 1],
    ['a`x`', 'tagged template', 1],
    ['delete input.a', '"delete"', 1],
    ['void 0', '"void"', 1],
    ['10n', 'big integer', 1],
    ['a instanceof b', 'operator "instanceof"', 1],
    ['input.__proto__', '"__proto__"', 7],
    ['input["constructor"]', '"constructor"', 7],
    ['({ prototype: 1 })', '"prototype"', 4],
    ['input.items.push(1)', 'never changed in place', 13],
    ['input.items[index]()', 'computed method name', 13],
    ['Math.random()', 'same result each time', 1],
    ['Date.now()', 'Use now for the time', 1],
    ['Math.nope(1)', 'no such function', 1],
    ['Math', '"Math" alone', 1],
    ['globalThis.x', 'the name "globalThis"', 1],
    ['Foo', 'the name "Foo"', 1],
    ['fetch("http://x")', 'a call of "fetch"', 1],
    ['[1,,2]', 'empty place', 1],
    ['x => x', 'a function where a value', 1],
    ['/a/', 'a regular expression where a value', 1],
    ['[x => x]', 'a function where a value', 2],
    ['/(?=a)b/.test("ab")', 'Look-ahead', 1],
    ['/a/y.test("ab")', 'flag "y"', 1],
    ['{ get a() { return 1 } }', 'method in an object', 3],
    ['{ a() {} }', 'method in an object', 3],
    ['1 +', 'the end of the text', 4],
    ['a b', '"b" after the end', 3],
    ['"abc', 'nterminated string', 1],
    ['input.name.toIsoDate()', 'no such method', 12],
    ['input.name.touppercase()', 'did you mean toUpperCase', 12],
  ];

  it.each(refused)('%s is refused: %s', (source, reason, column) => {
    const error = fails(source);
    expect(error.message).toContain(reason);
    expect({ line: error.line, column: error.column, source: error.source }).toEqual({ line: 1, column, source });
  });

  it.each([
    ['"a".map(x => x)', 'a text has no method "map"'],
    ['[1].toUpperCase()', 'a list has no method "toUpperCase"'],
    ['input.toFixed(1)', 'an object has no method "toFixed"'],
    ['[1].map(2)', 'the first argument must be a function'],
    ['"a".padStart()', 'the first argument must be a number; found nothing'],
    ['[1].map(x => y => x)', 'found a function where a value'],
    ['JSON.parse("{")', 'not JSON'],
    ['Date.format("soon", "yyyy")', '"soon" is not a date'],
    ['Date.format(now, "yyyy", "Mars/Base")', 'time zone "Mars/Base"'],
    ['Date.format(now, "q")', '"q" in the pattern'],
    ['{ ...[1] }', 'needs an object'],
    ['[...5]', 'needs a list'],
    ['(5)(1)', 'found a number where a function is called'],
    ['Object.fromEntries([["__proto__", 1]])', 'no object may have'],
    ['{ ["const" + "ructor"]: 1 }', 'no object may have'],
  ])('%s fails with a sentence: %s', (source, reason) => {
    expect(fails(source).message).toContain(reason);
  });

  it('tells the line and column in a text of several lines', () => {
    const error = fails('input.a\n  .b\n  = 4');
    expect([error.line, error.column, error.found]).toEqual([1, 1, 'an assignment']);
    expect(fails('[\n  1,\n  this\n]').message).toMatch(/^Line 3, column 3: found "this"/);
  });

  it('never changes what it reads', () => {
    const before = JSON.stringify(data);
    for (const [source] of language) {
      try {
        run(source);
      } catch {
        // Only the data matters here.
      }
    }
    expect(JSON.stringify(data)).toBe(before);
  });

  it('reads a member named like an object of JavaScript as null unless the data has it', () => {
    const own: Roots = { get: () => ({ toString: 'mine', length: 4, map: [1] }) };
    expect(compileExpression('input.toString').evaluate(own)).toBe('mine');
    expect(compileExpression('input.length + input.map.length').evaluate(own)).toBe(5);
    expect(run('input.toString ?? input.hasOwnProperty ?? "none"')).toBe('none');
  });

  it('can be evaluated while another evaluation is going on', () => {
    const inner = compileExpression('[1, 2, 3].map(x => x * 2).sum()');
    const nested: Roots = { get: () => inner.evaluate(roots) };
    expect(compileExpression('[1, 2].map(x => x + input)').evaluate(nested)).toEqual([13, 14]);
  });
});
