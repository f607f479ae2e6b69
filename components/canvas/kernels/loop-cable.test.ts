import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopCable } from './loop-cable.ts';
import { type Box, overlaps } from './snap.ts';

const around = (boxes: Box[], more: { lane?: number; within?: Box } = {}) => ({
  boxes,
  lane: more.lane ?? 0,
  within: more.within ?? null,
});
const card = (x: number, y: number): Box => ({ x, y, width: 240, height: 120 });

describe('a cable that leads back', () => {
  const boxes = [card(0, 0), card(320, 0), card(640, 0)];
  const from = { x: 880, y: 38 };
  const to = { x: 0, y: 38 };

  it('begins and ends in its jacks, and its mark hangs over or under every card between them', () => {
    const { path, middle } = loopCable(from, to, around(boxes));
    expect(path.startsWith('M 880 38 Q')).toBe(true);
    expect(path.endsWith(', 0 38')).toBe(true);
    expect(boxes.some((box) => overlaps(box, { ...middle, width: 0, height: 0 }, 0))).toBe(false);
  });

  it('goes from a card back to itself', () => {
    expect(loopCable({ x: 240, y: 38 }, { x: 0, y: 38 }, around([card(0, 0)])).middle).toEqual({ x: 120, y: -36 });
  });

  it('goes below when a card bars the way up, or a container ends there', () => {
    const barred = loopCable(from, to, around([...boxes, card(880, -300), card(880, -160)]));
    expect(barred.middle.y).toBeGreaterThan(120);
    const held = loopCable(from, to, around(boxes, { within: { x: -60, y: -20, width: 1100, height: 300 } }));
    expect(held.middle.y).toBeGreaterThan(120);
  });

  it('keeps a lane of its own beside others to the same header', () => {
    const [first, second] = [0, 1].map((lane) => loopCable(from, to, around(boxes, { lane })).middle.y);
    expect(first).not.toBe(second);
  });

  it('never lays its lane through a card', () => {
    const place = fc.record({ x: fc.integer({ min: -400, max: 1200 }), y: fc.integer({ min: -600, max: 600 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (corners) => {
        const others = corners.map(({ x, y }) => card(x, y));
        const { middle } = loopCable(from, to, around([...boxes, ...others]));
        const lane: Box = { x: to.x - 34, y: middle.y, width: from.x - to.x + 68, height: 0 };
        expect([...boxes, ...others].some((box) => overlaps(box, lane, 0))).toBe(false);
      }),
    );
  });
});
