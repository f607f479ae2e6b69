import type { Operation } from '#engine/graph/operations.ts';
import type { Box } from '../../canvas/kernels/snap.ts';

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'across' | 'down';

type Placed = { id: string; box: Box };

/** Moves things so that they share an edge or a middle of the box around them all. Positions keep to the grid. */
export function align(things: readonly Placed[], edge: Edge): Operation[] {
  const left = Math.min(...things.map(({ box }) => box.x));
  const right = Math.max(...things.map(({ box }) => box.x + box.width));
  const top = Math.min(...things.map(({ box }) => box.y));
  const bottom = Math.max(...things.map(({ box }) => box.y + box.height));
  const place = ({ x, y, width, height }: Box): [number, number] => {
    switch (edge) {
      case 'left':
        return [left, y];
      case 'centre':
        return [(left + right - width) / 2, y];
      case 'right':
        return [right - width, y];
      case 'top':
        return [x, top];
      case 'middle':
        return [x, (top + bottom - height) / 2];
      case 'bottom':
        return [x, bottom - height];
    }
  };
  return moves(things, place);
}

/** Moves things between the first and the last one so that the gaps are the same; fewer than three stay. */
export function distribute(things: readonly Placed[], axis: Axis): Operation[] {
  if (things.length < 3) return [];
  const start = ({ x, y }: Box) => (axis === 'across' ? x : y);
  const size = ({ width, height }: Box) => (axis === 'across' ? width : height);
  const order = things.toSorted((a, b) => start(a.box) - start(b.box));
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return [];
  const room = start(last.box) + size(last.box) - start(first.box);
  const gap = (room - order.reduce((sum, { box }) => sum + size(box), 0)) / (order.length - 1);
  const starts = new Map<string, number>();
  let next = start(first.box);
  for (const { id, box } of order) {
    starts.set(id, next);
    next += size(box) + gap;
  }
  return moves(order, (box, id) => {
    const at = starts.get(id) ?? start(box);
    return axis === 'across' ? [at, box.y] : [box.x, at];
  });
}

/** Half the grid, so that cards of different heights can share a middle. */
const step = 10;

function moves(things: readonly Placed[], place: (box: Box, id: string) => [number, number]): Operation[] {
  const positions: { [node: string]: [number, number] } = {};
  for (const { id, box } of things) {
    const [x, y] = place(box, id).map((value) => Math.round(value / step) * step);
    if (x !== undefined && y !== undefined && (x !== box.x || y !== box.y)) positions[id] = [x, y];
  }
  return Object.keys(positions).length === 0 ? [] : [{ op: 'move', positions }];
}
