import type { Box } from './snap.ts';

/** A line along which a box stands level with another: where, and from where to where on the other axis. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number };

/** How near two edges are that stand level, in pixels of the canvas. */
const near = 0.5;

/**
 * The lines on which a box stands level with others: by an edge or its middle, at most one for each of the three on each
 * axis, to the nearest box of those that share it.
 */
export function guidesOf(box: Box, others: readonly Box[]): Guide[] {
  return [...along('x', box, others), ...along('y', box, others)];
}

function along(axis: 'x' | 'y', box: Box, others: readonly Box[]): Guide[] {
  const cross = axis === 'x' ? 'y' : 'x';
  const own = span(box, cross);
  return lines(box, axis).flatMap((at) => {
    let best: { gap: number; other: [number, number] } | null = null;
    for (const other of others) {
      if (!lines(other, axis).some((line) => Math.abs(line - at) <= near)) continue;
      const theirs = span(other, cross);
      const gap = Math.max(theirs[0] - own[1], own[0] - theirs[1], 0);
      if (best === null || gap < best.gap) best = { gap, other: theirs };
    }
    if (best === null) return [];
    return [{ axis, at, from: Math.min(own[0], best.other[0]), to: Math.max(own[1], best.other[1]) }];
  });
}

/** Both edges and the middle. */
function lines(box: Box, axis: 'x' | 'y'): number[] {
  const [low, high] = span(box, axis);
  return [low, (low + high) / 2, high];
}

function span({ x, y, width, height }: Box, axis: 'x' | 'y'): [number, number] {
  return axis === 'x' ? [x, x + width] : [y, y + height];
}
