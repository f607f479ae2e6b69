import type { Point } from './cable.ts';

type Line = readonly [Point, Point];

/** True when two straight pieces have a point in common; pieces that only lie in one line do not count. */
export function crosses([a, b]: Line, [c, d]: Line): boolean {
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 && !isFlat([a, b], [c, d]);
}

/** On which side of the line through `a` and `b` a point lies: the sign of the cross product. */
function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

function isFlat([a, b]: Line, [c, d]: Line): boolean {
  return (b.x - a.x) * (d.y - c.y) === (b.y - a.y) * (d.x - c.x);
}
