import { createFormatter } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { english } from '#words/testing/english.ts';
import { german } from '#words/testing/german.ts';
import { formats } from './formats.ts';

const en = formats(createFormatter({ locale: 'en', timeZone: 'UTC' }), english);
const de = formats(createFormatter({ locale: 'de', timeZone: 'UTC' }), german);

const at = '2026-03-04T15:06:07Z';

describe('formats', () => {
  test('write lengths of time in the fewest honest digits', () => {
    expect([0.44, 412, 1300, 124_000, 7_500_000, 190_000_000].map(en.duration)).toEqual([
      '0.4 ms',
      '412 ms',
      '1.3 s',
      '2 min 4 s',
      '2 h 5 min',
      '2 d',
    ]);
  });

  test('write moments, sizes and numbers as each language does', () => {
    const now = Date.parse(at);
    expect([en.ago(at, now), en.ago(at, now + 240_000), en.ago(at, now - 7_200_000)]).toEqual([
      'just now',
      '4 min ago',
      'in 2 h',
    ]);
    expect([de.ago(at, now), de.ago(at, now + 240_000), de.ago(at, now - 7_200_000)]).toEqual([
      'gerade eben',
      'vor 4 min',
      'in 2 h',
    ]);
    expect([en.size(3_565_158), de.size(3_565_158), en.size(412)]).toEqual(['3.4 MB', '3,4 MB', '412 bytes']);
    expect([en.number(12_345.6), de.number(12_345.6)]).toEqual(['12,345.6', '12.345,6']);
    expect([en.list(['a', 'b', 'c']), de.list(['a', 'b', 'c'])]).toEqual(['a, b, and c', 'a, b und c']);
    expect(de.clock(at)).toBe('04.03.2026, 15:06:07');
  });

  test('round before they choose a unit', () => {
    expect([59_400, 59_600, 86_000_000].map(en.span)).toEqual(['59 s', '1 min', '1 d']);
    expect([9.96, 999.6, 59_960, 119_700, 3_599_700, 7_199_000, 86_399_000].map(en.duration)).toEqual([
      '10 ms',
      '1.0 s',
      '1 min 0 s',
      '2 min 0 s',
      '1 h 0 min',
      '2 h 0 min',
      '1 d',
    ]);
  });
});
