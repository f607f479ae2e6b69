import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cable, slack } from './cable.ts';
import { crosses } from './crosses.ts';
import { cardHeight, jackTop } from './jacks.ts';
import { around, freePlace, overlaps, snap } from './snap.ts';

describe('cables', () => {
  it('begin and end in their jacks and hang in between', () => {
    const { path, middle } = cable({ x: 0, y: 0 }, { x: 200, y: 0 });
    expect(path.startsWith('M 0 0 C')).toBe(true);
    expect(path.endsWith('200 0')).toBe(true);
    expect(middle.x).toBeCloseTo(100);
    expect(middle.y).toBeGreaterThan(0);
  });

  it('hang more the longer they are, up to a limit, and most when they run back', () => {
    expect(slack(600, 600)).toBeGreaterThan(slack(100, 100));
    expect(slack(10_000, 10_000)).toBe(44);
    expect(slack(300, -300)).toBeGreaterThan(slack(300, 300));
  });
});

describe('a cut', () => {
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ] as const;

  it('crosses what it passes, from either side, and ends count', () => {
    expect(crosses(line(0, 0, 10, 10), line(0, 10, 10, 0))).toBe(true);
    expect(crosses(line(10, 10, 0, 0), line(0, 10, 10, 0))).toBe(true);
    expect(crosses(line(0, 0, 10, 0), line(10, 0, 10, 9))).toBe(true);
  });

  it('does not cross what it falls short of, or what lies beside it', () => {
    expect(crosses(line(0, 0, 4, 4), line(0, 10, 10, 0))).toBe(false);
    expect(crosses(line(0, 0, 10, 0), line(0, 1, 10, 1))).toBe(false);
    expect(crosses(line(0, 0, 10, 0), line(2, 0, 5, 0))).toBe(false);
  });
});

describe('jacks', () => {
  it('fit on the card that is made for them', () => {
    for (const count of [1, 2, 5, 12]) expect(jackTop(count - 1)).toBeLessThan(cardHeight(count));
  });
});

describe('places', () => {
  it('snap to the grid', () => {
    expect(snap([11, -29])).toEqual([20, -20]);
  });

  it('are free of other cards', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })), { maxLength: 8 }),
        (corners) => {
          const others = corners.map(([x, y]) => ({ x, y, width: 240, height: 96 }));
          const [x, y] = freePlace([0, 0], { width: 240, height: 96 }, others);
          expect(others.some((box) => overlaps({ x, y, width: 240, height: 96 }, box, 0))).toBe(false);
        },
      ),
    );
  });

  it('give one box around many', () => {
    expect(around([])).toBeNull();
    expect(
      around([
        { x: 0, y: 0, width: 10, height: 10 },
        { x: 20, y: -5, width: 5, height: 5 },
      ]),
    ).toEqual({ x: 0, y: -5, width: 25, height: 15 });
  });
});
