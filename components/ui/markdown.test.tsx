import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const shown = (text: string) => renderToStaticMarkup(<Markdown text={text} />).replaceAll('\n', '');

describe('markdown', () => {
  it('is shown as headings, lists, emphasis and code', () => {
    expect(shown('## Why\n\n- **late**\n- `retry`')).toBe(
      '<p class="md-head" data-depth="2">Why</p><ul><li><strong>late</strong></li><li><code>retry</code></li></ul>',
    );
  });

  it('opens links of the web in another window that learns nothing of this one', () => {
    expect(shown('[docs](https://example.com)')).toContain(
      '<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow"',
    );
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    'a <script>alert(1)</script> b',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1))',
    '[x]( JaVaScRiPt:alert(1))',
  ])('never becomes markup: %s', (text) => {
    expect(shown(text)).not.toMatch(/<(img|script|a)\b/i);
  });
});
