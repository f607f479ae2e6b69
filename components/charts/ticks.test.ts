import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticks } from './ticks.ts';

describe('the marks of an axis', () => {
  it('are round', () => {
    expect(ticks(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticks(97)).toEqual([0, 50, 100]);
    expect(ticks(1300)).toEqual([0, 500, 1000, 1500]);
    expect(ticks(0.03)).toEqual([0, 0.01, 0.02, 0.03]);
    expect(ticks(0)).toEqual([0, 1]);
  });

  it('reach over the largest value by less than a step, and are few', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (max) => {
        const marks = ticks(max);
        const [, step = 0] = marks;
        const last = marks.at(-1) ?? 0;
        expect(last).toBeGreaterThanOrEqual(max * (1 - 1e-6));
        expect(last - max).toBeLessThan(step);
        expect(marks.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
