import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guidesOf } from './guides.ts';

const box = (x: number, y: number, width = 240, height = 100) => ({ x, y, width, height });

it('shows the edges and middles that stand level, each to its nearest neighbour', () => {
  const found = guidesOf(box(0, 0), [box(0, 300), box(0, 900), box(500, 20, 240, 60)]);
  expect(found).toEqual([
    { axis: 'x', at: 0, from: 0, to: 400 },
    { axis: 'x', at: 120, from: 0, to: 400 },
    { axis: 'x', at: 240, from: 0, to: 400 },
    { axis: 'y', at: 50, from: 0, to: 740 },
  ]);
});

it('shows nothing beside nothing, and every line lies on an edge or middle of the box', () => {
  expect(guidesOf(box(0, 0), [])).toEqual([]);
  const boxes = fc.record({
    x: fc.integer({ min: -40, max: 40 }).map((n) => n * 20),
    y: fc.integer({ min: -40, max: 40 }).map((n) => n * 20),
    width: fc.constantFrom(240, 560),
    height: fc.constantFrom(72, 96, 260),
  });
  fc.assert(
    fc.property(boxes, fc.array(boxes), (own, others) => {
      for (const { axis, at, from, to } of guidesOf(own, others)) {
        const [low, size] = axis === 'x' ? [own.x, own.width] : [own.y, own.height];
        expect([low, low + size / 2, low + size]).toContain(at);
        expect(from).toBeLessThanOrEqual(axis === 'x' ? own.y : own.x);
        expect(to).toBeGreaterThanOrEqual(axis === 'x' ? own.y + own.height : own.x + own.width);
      }
    }),
  );
});
