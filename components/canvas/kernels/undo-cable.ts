import { type Cable, cable } from './cable.ts';
import type { Box } from './snap.ts';

/** How far a card's edges must be apart for the cable to hang between them. */
const apart = 16;

/** Draws the cable between a card and the one that undoes it, from edge to edge: down or up, else sideways. */
export function undoCable(from: Box, to: Box): Cable {
  if (to.y >= from.y + from.height + apart) return upright(from, to);
  if (from.y >= to.y + to.height + apart) return upright(to, from);
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  return cable(
    { x: left.x + left.width, y: left.y + left.height - apart },
    { x: right.x, y: right.y + right.height - apart },
  );
}

function upright(upper: Box, lower: Box): Cable {
  const [x1, y1] = [upper.x + 40, upper.y + upper.height];
  const [x2, y2] = [lower.x + 40, lower.y];
  const half = (y2 - y1) / 2;
  return {
    path: `M ${x1} ${y1} C ${x1} ${y1 + half}, ${x2} ${y2 - half}, ${x2} ${y2}`,
    middle: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
  };
}
