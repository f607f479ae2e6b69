import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const words = { ui: { footnotes: 'Fußnoten' } };

const shown = (...texts: string[]) =>
  renderToStaticMarkup(
    <IntlProvider locale="de" messages={words}>
      {texts.map((text) => (
        <Markdown key={text} text={text} />
      ))}
    </IntlProvider>,
  ).replaceAll('\n', '');

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

  it('has footnotes in the language of the page, whose ids are not those of another note', () => {
    const markup = shown('One[^1]\n\n[^1]: first', 'Two[^1]\n\n[^1]: second');
    expect(markup).toContain('Fußnoten');
    const ids = [...markup.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });
});
