import { describe, expect, it } from 'vitest';
import { insertCodePath } from './insert-code-path.ts';

function put(marked: string, path = 'a.b', language: 'json' | 'javascript' = 'json'): string {
  const at = marked.indexOf('|');
  return insertCodePath({ text: marked.replace('|', ''), at, path, language }).text;
}

describe('a value that is put into code', () => {
  it('becomes a text of JSON, or stands inside the text at that place', () => {
    expect(put('|')).toBe('{{ a.b }}');
    expect(put('{ "total": | }')).toBe('{ "total": "{{ a.b }}" }');
    expect(put('{ "total": "is |" }')).toBe('{ "total": "is {{ a.b }}" }');
    expect(put('"Total"|')).toBe('"Total{{ a.b }}"');
    expect(put('{{ a + | }}')).toBe('{{ a + a.b }}');
  });

  it('stays JSON when a name needs quotes', () => {
    expect(JSON.parse(put('["is |"]', 'a["odd key"]'))).toEqual(['is {{ a["odd key"] }}']);
    expect(JSON.parse(put('[|]', 'a["odd key"]'))).toEqual(['{{ a["odd key"] }}']);
  });

  it('stands in JavaScript as it is', () => {
    expect(put('return |;', 'a[0]', 'javascript')).toBe('return a[0];');
  });
});
