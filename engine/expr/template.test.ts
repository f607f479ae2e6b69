import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import type { Roots } from './index.ts';
import { compileTemplate, compileValue, ExpressionError, hasExpression, renameRoot, reservedNames } from './index.ts';

const values = new Map<string, Json>([
  ['input', { id: 7, name: 'Ada & Bob', list: [1, 2], nothing: null }],
  ['fetch', { body: { ok: true } }],
]);
const roots: Roots = { get: (name) => values.get(name) };
const render = (text: string, options?: { encode?: 'url' }): Json => compileTemplate(text, options).evaluate(roots);

describe('a text with expressions', () => {
  it.each<[string, Json]>([
    ['plain', 'plain'],
    ['{{ input.id }}', 7],
    ['{{input.list}}', [1, 2]],
    ['{{ input.nothing }}', null],
    [' {{ input.id }}', ' 7'],
    ['{{ input.id }}{{ input.id }}', '77'],
    ['Hello {{ input.name }}!', 'Hello Ada & Bob!'],
    ['<{{ input.nothing }}|{{ input.list }}|{{ fetch.body }}>', '<|[1,2]|{"ok":true}>'],
    ["{{ '{{' }}", '{{'],
    ["a {{ '}}' }} b", 'a }} b'],
    ['{{ { a: { b: 1 } } }}', { a: { b: 1 } }],
    ['}} {{ 1 }} }', '}} 1 }'],
    ['{{ (1) }}{{ 2 /* note */ }}', '12'],
    ["it's {{ input.id }} o'clock", "it's 7 o'clock"],
  ])('%s gives %j', (text, result) => {
    expect(render(text)).toEqual(result);
  });

  it('percent-encodes what stands inside a text of an address, and takes a whole expression as it is', () => {
    expect(render('https://x.test/{{ input.name }}?q={{ "ä/" }}', { encode: 'url' })).toBe(
      'https://x.test/Ada%20%26%20Bob?q=%C3%A4%2F',
    );
    expect(render('{{ input.name }}', { encode: 'url' })).toBe('Ada & Bob');
    expect(render('{{ input.name }}{{ "\\ud800" }}', { encode: 'url' })).toBe('Ada%20%26%20Bob%EF%BF%BD');
  });

  it('takes the base with which an address begins as it is', () => {
    const url = '{{ "https://x.test/v1" }}/orders/{{ "a/b" }}?q={{ "c&d" }}';
    expect(render(url, { encode: 'url' })).toBe('https://x.test/v1/orders/a%2Fb?q=c%26d');
    expect(render('{{ "https://x.test" }}?q=1', { encode: 'url' })).toBe('https://x.test?q=1');
  });

  it('reports every problem with its place and goes on', () => {
    const { problems } = compileTemplate('a {{ 1 + }}\nb {{ input.id }}\n{{ x = 1 }} {{ }} {{ open');
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 10],
      [3, 4],
      [3, 13],
      [3, 26],
    ]);
    expect(() => render('{{ 1 + }}')).toThrow(ExpressionError);
  });

  it('knows a text without expressions', () => {
    expect(compileTemplate('no {braces}').isStatic).toBe(true);
    expect([hasExpression('a {{ b }}'), hasExpression('a { b }')]).toEqual([true, false]);
  });

  it('names what it reads with the place in the text', () => {
    const text = 'a {{ fetch.body["list"][0].x + items.map(i => i.y + input.z).length }} {{ { now } }}';
    const found = compileTemplate(text).references;
    expect(found.map(({ root, path }) => [root, ...path])).toEqual([
      ['fetch', 'body', 'list', '0', 'x'],
      ['items'],
      ['input', 'z'],
      ['now'],
    ]);
    for (const { root, start, end } of found) expect(text.slice(start, end)).toBe(root);
  });

  it('does not count parameters, functions and keys as references', () => {
    const { references } = compileTemplate(
      '{{ [1].map(({ a, b: [c = d] }) => a + c + Math.max(a) + JSON.stringify({ e: a }).f.g) }}',
    );
    expect(references.map(({ root }) => root)).toEqual(['d']);
  });
});

describe('a value with expressions', () => {
  it('is handed back itself when it has none', () => {
    const value: Json = { a: [1, { b: 'text' }], c: null };
    const compiled = compileValue(value);
    expect(compiled.isStatic).toBe(true);
    expect(compiled.evaluate(roots)).toBe(value);
  });

  it('is evaluated at any depth, with the path of each reference', () => {
    const kept: Json = { deep: [1] };
    const compiled = compileValue({ url: '{{ input.id }}', list: ['a', { b: 'n {{ fetch.body.ok }}' }], kept });
    const result = compiled.evaluate(roots);
    expect(result).toEqual({ url: 7, list: ['a', { b: 'n true' }], kept: { deep: [1] } });
    expect(result).toHaveProperty('kept', kept);
    expect(compiled.references.map(({ field, root }) => [field, root])).toEqual([
      ['url', 'input'],
      ['list.1.b', 'fetch'],
    ]);
  });

  it('takes a field as it is when its options say so', () => {
    const options = (path: string) =>
      path === 'code' ? { expression: false } : path === 'url' ? { encode: 'url' as const } : {};
    expect(compileValue({ code: '{{ 1 }}', url: 'a/{{ "b c" }}' }, options).evaluate(roots)).toEqual({
      code: '{{ 1 }}',
      url: 'a/b%20c',
    });
    expect(compileValue({ code: '{{ ( }}' }, options).problems).toEqual([]);
    expect(compileValue({ a: ['{{ ( }}'] }).problems[0]?.field).toBe('a.0');
  });

  it('makes no prototype out of a key', () => {
    const value: Json = JSON.parse('{"__proto__":{"x":"{{ 1 }}"},"a":"{{ 2 }}"}');
    const result = compileValue(value).evaluate(roots);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(result).toEqual({ a: 2 });
  });
});

describe('renaming a root', () => {
  it.each([
    ['{{ a.b }}', '{{ z.b }}'],
    ['a {{ a }} a {{ b.a }} {{ "a" }}', 'a {{ z }} a {{ b.a }} {{ "a" }}'],
    ['{{ { a } }}', '{{ { a: z } }}'],
    ['{{ { a: a, b: { a } } }}', '{{ { a: z, b: { a: z } } }}'],
    ['{{ x.map(a => a + 1) + a }}', '{{ x.map(a => a + 1) + z }}'],
    ['{{ x.map(({ a }) => a).concat(a) }}', '{{ x.map(({ a }) => a).concat(z) }}'],
    ['{{ x.map(z => z + a) }}', '{{ x.map(z_ => z_ + z) }}'],
    ['{{ x.map(({ z }) => z + a) }}', '{{ x.map(({ z: z_ }) => z_ + z) }}'],
    ['{{ x.map((i = a) => i) }}', '{{ x.map((i = z) => i) }}'],
    ['{{ a /* a */ ?? `a${a}` }}', '{{ z /* a */ ?? `a${z}` }}'],
    ['{{ a + }} {{ a }}', '{{ a + }} {{ z }}'],
    ['{{ a?.b[a] }}', '{{ z?.b[z] }}'],
    ['no a', 'no a'],
  ])('%s becomes %s', (text, result) => {
    expect(renameRoot(text, 'a', 'z')).toBe(result);
  });

  it('comes back byte for byte', () => {
    const text = 'x  {{fetch .body?.[ "a" ]  }}\t{{ items.filter( i=>i.id===fetch.id ) }} {{ {fetch:1} }} é fetch';
    expect(renameRoot(renameRoot(text, 'fetch', 'request_1'), 'request_1', 'fetch')).toBe(text);
  });
});

describe('reserved names', () => {
  it('hold the words of JavaScript, the built-in names and the roots', () => {
    for (const name of ['class', 'await', 'Math', 'input', 'now', 'constructor', 'globalThis', 'undefined'])
      expect(reservedNames.has(name)).toBe(true);
    for (const name of ['start', 'request_1', 'end', 'fetch', 'wait', 'filter'])
      expect(reservedNames.has(name)).toBe(false);
  });
});
