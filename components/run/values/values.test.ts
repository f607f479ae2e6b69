import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#engine/json.ts';
import { english } from '#words/testing/english.ts';
import { filesIn } from './files-in.ts';
import { findInValue } from './find-in-value.ts';
import { safePage } from './safe-page.ts';
import { sortRows } from './sort-rows.ts';
import { textLines } from './text-lines.ts';
import { treeRows } from './tree-rows.ts';
import { formsOf, tableOf } from './value-forms.ts';

const rowsOf = (value: Json, open = new Map<string, boolean>()) =>
  treeRows(english, [{ path: ['a'], name: 'a', value }], open);

describe('a tree', () => {
  it('opens what is small, and what a person opened', () => {
    const value = { one: 1, list: [{ deep: { deeper: true } }] };
    expect(rowsOf(value).map(({ key, isOpen }) => `${key}${isOpen ? ' open' : ''}`)).toEqual([
      'a open',
      'a.one',
      'a.list open',
      'a.list[0]',
    ]);
    const open = new Map([
      ['a.list[0]', true],
      ['a.list[0].deep', true],
    ]);
    expect(rowsOf(value, open).map(({ key }) => key)).toContain('a.list[0].deep.deeper');
    expect(rowsOf(value, new Map([['a', false]]))).toHaveLength(1);
  });

  it('shows what a schema promises where nothing was observed', () => {
    const schema = { type: 'object', properties: { sku: { type: 'string' }, tags: { type: 'array', items: {} } } };
    const rows = treeRows(english, [{ path: ['input'], name: 'input', value: undefined, schema }], new Map());
    expect(rows.map(({ key, type }) => [key, type])).toEqual([
      ['input', 'object'],
      ['input.sku', 'text'],
      ['input.tags', 'list'],
      ['input.tags[0]', 'any value'],
    ]);
  });

  it('lays out 100,000 rows and 2,000 levels at once', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => ({ id: index }));
    const begun = performance.now();
    expect(rowsOf(list, new Map([['a', true]]))).toHaveLength(100_001);
    expect(performance.now() - begun).toBeLessThan(2000);
    let deep: Json = 0;
    for (let at = 0; at < 2000; at++) deep = { a: deep };
    expect(rowsOf(deep).length).toBeGreaterThan(1);
    expect(findInValue([{ path: [], value: deep }], 'a')).toHaveLength(2000);
  });
});

describe('searching', () => {
  const value: Json = { total: 12, lines: [{ name: 'Lamp' }, { name: 'lamp shade', total: 3 }] };

  it('finds names and values in the order of the tree', () => {
    expect(findInValue([{ path: ['a'], value }], ' LAMP ')).toEqual([
      ['a', 'lines', 0, 'name'],
      ['a', 'lines', 1, 'name'],
    ]);
    expect(findInValue([{ path: ['a'], value }], 'total')).toEqual([
      ['a', 'total'],
      ['a', 'lines', 1, 'total'],
    ]);
    expect(findInValue([{ path: ['a'], value }], '')).toEqual([]);
  });
});

describe('a table', () => {
  it('sorts numbers by size, and leaves what is empty at the end either way', () => {
    const rows: JsonObject[] = [{ n: 10 }, { n: null }, { n: 9 }, {}];
    expect(sortRows(rows, { column: 'n', isDown: false })).toEqual([2, 0, 1, 3]);
    expect(sortRows(rows, { column: 'n', isDown: true })).toEqual([0, 2, 1, 3]);
    expect(sortRows(rows, null)).toEqual([0, 1, 2, 3]);
  });
});

describe('the form of a value', () => {
  it('is Markdown for a text that is written so, and not for one that only has a dash', () => {
    expect(formsOf('# Report\n\n- **one** of `two`')).toEqual(['markdown', 'text', 'JSON']);
    expect(formsOf('1. first\n2. second')[0]).toBe('markdown');
    expect(formsOf('- one line')).toEqual(['text', 'JSON']);
    expect(formsOf('a * b * c, see [1]')).toEqual(['text', 'JSON']);
  });

  it('is the one that suits it', () => {
    expect(formsOf([{ a: 1 }, { b: 2 }])[0]).toBe('table');
    expect(formsOf({ rows: [{ a: 1 }, { a: 2 }] })).toEqual(['tree', 'table', 'JSON']);
    expect(formsOf('data:image/png;base64,AAAA')[0]).toBe('image');
    expect(formsOf('data:text/html,<b>')[0]).toBe('text');
    expect(formsOf('<!doctype html><p>Hello')[0]).toBe('page');
    expect(formsOf('a < b')[0]).toBe('text');
    expect(formsOf(5)[0]).toBe('tree');
    expect(tableOf({ one: [{ a: 1 }, {}], other: [{ b: 1 }, {}] })).toBeNull();
  });
});

describe('a long text', () => {
  it('is cut into lines that can be drawn, and loses nothing', () => {
    const text = `${'x'.repeat(5_000_000)}\nshort`;
    const lines = textLines(text);
    expect(lines).toHaveLength(5001);
    expect(lines.join('')).toBe(text.replace('\n', ''));
  });
});

describe('a page', () => {
  it('is framed so that nothing in it runs or is fetched', () => {
    const framed = safePage('<script>x</script><img src="https://x/">');
    expect(framed).toMatch(/^<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'/);
    expect(framed).toContain('img-src data:');
  });
});

describe('the files in a value', () => {
  const ref = (type: string) => ({ $asset: `sha256:${'0'.repeat(64)}`, type, size: 10 });
  it('are found wherever they lie, in order, and what is only large is none', () => {
    const value = {
      body: ref('image/png'),
      list: [{ sound: ref('audio/mpeg') }, ref('application/json')],
      lines: ref('application/x-ndjson'),
    };
    expect(filesIn(value).map(({ path }) => path)).toEqual(['body', 'list[0].sound']);
    expect(filesIn(ref('video/mp4'))).toHaveLength(1);
    expect(filesIn(Array.from({ length: 5000 }, () => ref('image/png')))).toHaveLength(12);
  });
});
