import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourPairs } from './colour-pairs.ts';
import { contrast } from './contrast.ts';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

/** The tokens of one theme by name. */
function tokensOf(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
}

describe('the colours', () => {
  it('are measured as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#fff', '#000')).toBe(21);
    expect(contrast('red', '#ffffff')).toBeNull();
  });

  it.each([':root', ':root[data-theme="dark"]'])('reach their contrast in %s', (selector) => {
    const tokens = tokensOf(selector);
    const short = colourPairs.flatMap(({ front, back, least }) => {
      const value = contrast(tokens.get(front) ?? '', tokens.get(back) ?? '');
      return value !== null && value >= least ? [] : [`${front} on ${back}: ${value}`];
    });
    expect(short).toEqual([]);
  });
});
