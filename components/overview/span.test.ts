import { describe, expect, it } from 'vitest';
import { spanNameOf, spanUpTo } from './span.ts';

describe('the span of an overview', () => {
  it('ends with the bucket that holds now, and begins at whole hours of the local day', () => {
    const now = new Date(2026, 2, 8, 14, 25).getTime();
    const day = spanUpTo('24h', now);
    expect(new Date(day.to)).toEqual(new Date(2026, 2, 8, 15));
    expect((day.to - day.from) / day.bucketMs).toBe(24);
    expect(new Date(spanUpTo('7d', now).to)).toEqual(new Date(2026, 2, 8, 18));
    const month = spanUpTo('30d', now);
    expect(new Date(month.to)).toEqual(new Date(2026, 2, 9));
    expect((month.to - month.from) / month.bucketMs).toBe(30);
  });

  it('is a day when the address names none', () => {
    expect(spanNameOf(null)).toBe('24h');
    expect(spanNameOf('7d')).toBe('7d');
  });
});
