import { describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import { convertValue, type Format } from './convert-value.ts';
import { renderLiquid } from './render-liquid.ts';

const options = { delimiter: ',', header: true, numbers: true };
const noAssets = () => Promise.reject(new Error('not used'));
const convert = (value: Json, from: Format, to: Format): Promise<Json> =>
  convertValue({ value, from, to, ...options }, noAssets);

describe('convert', () => {
  it.each<[Json, Format, Format]>([
    [
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y "quoted", with comma\nand line' },
      ],
      'csv',
      'csv',
    ],
    [{ root: { a: ['1', '2'], b: { '@id': '7', '#text': 'é & <' } } }, 'xml', 'xml'],
    [{ a: [1, null, true, '2026-11-21', 'no'], b: { c: 1.5 } }, 'yaml', 'yaml'],
    [[{ a: 1 }, 'text', null], 'ndjson', 'ndjson'],
    [{ a: ['é', 1] }, 'base64', 'base64'],
  ])('reads back what it wrote: %j', async (value, from, to) => {
    expect(await convert(await convert(value, 'json', to), from, 'json')).toEqual(value);
  });

  it.each<[string, Format, Format, RegExp]>([
    ['{"a":', 'json', 'csv', /cannot be converted as json/],
    ['<a><b></a>', 'xml', 'json', /xml: line 1/],
    ['a: [1', 'yaml', 'json', /yaml/],
    ['{"a":1}\n{', 'ndjson', 'json', /line 2/],
    ['a,"b\n1', 'csv', 'json', /csv/],
    ['***', 'base64', 'json', /base64/],
    ['# Hi', 'markdown', 'csv', /markdown cannot become csv/],
    ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>', 'xml', 'json', /xml/],
    [
      'a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]',
      'yaml',
      'json',
      /yaml/,
    ],
  ])('refuses %j with the format it could not read', async (value, from, to, reason) => {
    await expect(convert(value, from, to)).rejects.toThrow(reason);
  });

  it('makes HTML without scripts from Markdown', async () => {
    const html = await convert(
      'Hi <script>alert(1)</script> [x](javascript:alert(1)) ![y](data:text/html,z) [z](JaVaScRiPt:1) <img onerror=1> [ok](https://x.test/?a=1&b="2")',
      'markdown',
      'html',
    );
    expect(html).not.toMatch(/<script|javascript:|data:text|<img onerror/i);
    expect(html).toContain('<a href="https://x.test/?a=1&amp;b=&quot;2&quot;">ok</a>');
  });

  it('never makes a prototype of a column or a key', async () => {
    for (const [value, from] of [
      ['__proto__,a\nx,1', 'csv'],
      ['<__proto__><x>1</x></__proto__>', 'xml'],
      ['__proto__: {x: 1}', 'yaml'],
    ] as const) {
      const result = await convert(value, from, 'json').catch(() => null);
      expect(Reflect.get({}, 'x')).toBeUndefined();
      const row = Array.isArray(result) ? result[0] : result;
      if (typeof row === 'object' && row !== null) expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    }
  });

  it('reads an asset', async () => {
    const bytes = new TextEncoder().encode('a\n1\n');
    const asset = { $asset: 'sha256:00', type: 'text/csv', size: 4 };
    expect(await convertValue({ value: asset, from: 'csv', to: 'json', ...options }, async () => bytes)).toEqual([
      { a: 1 },
    ]);
    expect(await convertValue({ value: asset, from: 'csv', to: 'base64', ...options }, async () => bytes)).toBe(
      'YQoxCg==',
    );
  });

  it('reads 50,000 lines in well under three seconds', async () => {
    const text = `id,name\n${Array.from({ length: 50_000 }, (_, i) => `${i},name ${i}`).join('\n')}`;
    const begin = performance.now();
    const rows = await convert(text, 'csv', 'json');
    expect(Array.isArray(rows) && rows.length).toBe(50_000);
    expect(performance.now() - begin).toBeLessThan(3000);
  });
});

describe('a Liquid template', () => {
  const now = '2026-11-21T10:00:00.000Z';

  it('gives the same text each time, whatever the clock says', () => {
    expect(renderLiquid("{{ 'now' | date: '%Y-%m-%d %H:%M' }} {{ 'today' | date: '%s' }}", {}, now)).toBe(
      '2026-11-21 10:00 1795255200',
    );
    expect(() => renderLiquid('{{ list | sample }}', { list: [1, 2] }, now)).toThrow(/sample is not available/);
  });

  it.each(["{% include 'x' %}", "{% render '/etc/passwd' %}", "{% layout '../x' %}"])(
    'reaches no files by %s',
    (text) => {
      expect(() => renderLiquid(text, {}, now)).toThrow(/cannot be rendered/);
    },
  );

  it('reads own properties only', () => {
    expect(
      renderLiquid('{{ a.constructor }}{{ a.__proto__ }}{{ a.toString }}{{ missing.deep }}', { a: { b: 1 } }, now),
    ).toBe('');
  });

  it.each([
    '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
    '{{ x | no_such_filter }}',
    '{% if %}',
    '{{ a',
    "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..1000) %}{% assign a = a | append: a %}{% endfor %}",
  ])('stops with a sentence: %s', (text) => {
    const begin = performance.now();
    expect(() => renderLiquid(text, {}, now)).toThrow(/The template cannot be rendered: .*\.$/);
    expect(performance.now() - begin).toBeLessThan(4000);
  });
});
