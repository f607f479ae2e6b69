import { describe, expect, it } from 'vitest';
import { undoCable } from './undo-cable.ts';

const box = (x: number, y: number) => ({ x, y, width: 240, height: 100 });

describe('the cable to what undoes a node', () => {
  it('hangs between their edges when one stands under the other, whichever it is', () => {
    expect(undoCable(box(0, 0), box(0, 200))).toEqual({
      path: 'M 40 100 C 40 150, 40 150, 40 200',
      middle: { x: 40, y: 150 },
    });
    expect(undoCable(box(0, 200), box(0, 0)).middle).toEqual({ x: 40, y: 150 });
  });

  it('goes from side to side when they stand side by side', () => {
    const { path } = undoCable(box(400, 0), box(0, 20));
    expect(path.startsWith('M 240 104 C')).toBe(true);
    expect(path.endsWith(', 400 84')).toBe(true);
  });
});
