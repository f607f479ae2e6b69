import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptChars, nothingShown, type PartialUpdate, partialSince, takePartial } from './partial-output.ts';

function update(from: number, text: string): PartialUpdate {
  return { node: 'a', scope: '', visit: 1, from, text, asset: null, over: false };
}

describe('what a visit shows', () => {
  it('grows by updates, however they overlap', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    const cuts = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 8 });
    fc.assert(
      fc.property(text, cuts, (whole, pieces) => {
        let shown = nothingShown;
        for (const [a, b] of pieces) {
          const [from, to] = [Math.min(a, b, shown.total), Math.min(Math.max(a, b), whole.length)];
          if (from <= to) shown = takePartial(shown, update(from, whole.slice(from, to)));
        }
        expect(shown.text).toBe(whole.slice(0, shown.total));
      }),
    );
  });

  it('drops what stood before a gap, keeps the end of a long text, and tells whoever is behind the part it has', () => {
    const gap = takePartial(takePartial(nothingShown, update(0, 'abc')), update(10, 'xyz'));
    expect(gap).toEqual({ text: 'xyz', total: 13, asset: null });
    expect([partialSince(gap, 3), partialSince(gap, 12)]).toEqual([
      { from: 10, text: 'xyz' },
      { from: 12, text: 'z' },
    ]);
    const long = takePartial(nothingShown, update(0, 'a'.repeat(keptChars + 5)));
    expect([long.text.length, long.total]).toEqual([keptChars, keptChars + 5]);
    expect(takePartial(long, update(0, 'aaa'))).toBe(long);
  });
});
