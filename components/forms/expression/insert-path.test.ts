import { describe, expect, it } from 'vitest';
import { insertPath } from './insert-path.ts';

/** `|` is the place; the caret stands at `|` afterwards. */
function put(marked: string, path = 'fetch.body.total'): string {
  const at = marked.indexOf('|');
  const { text, caret } = insertPath(marked.replace('|', ''), at, path);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('a value that is put into a field', () => {
  it('becomes the whole of an empty field', () => {
    expect(put('|')).toBe('{{ fetch.body.total }}|');
    expect(put('  |')).toBe('{{ fetch.body.total }}|');
  });

  it('stands where it was dropped in a text', () => {
    expect(put('Total: |.')).toBe('Total: {{ fetch.body.total }}|.');
    expect(put('{{ a }}|')).toBe('{{ a }}{{ fetch.body.total }}|');
    expect(put('|{{ a }}', 'item["odd key"]')).toBe('{{ item["odd key"] }}|{{ a }}');
  });

  it('needs no braces inside braces, and never runs into another name', () => {
    expect(put('{{ | }}')).toBe('{{ fetch.body.total| }}');
    expect(put('{{ a +| }}')).toBe('{{ a +fetch.body.total| }}');
    expect(put('{{ a| }}')).toBe('{{ a fetch.body.total| }}');
    expect(put('{{ |a }}')).toBe('{{ fetch.body.total |a }}');
    expect(put('{{ a | ')).toBe('{{ a fetch.body.total| ');
  });
});
