export type Point = { x: number; y: number };

/** A cable as an SVG path, and the point where its chip hangs. */
export type Cable = { path: string; middle: Point };

/** Draws a cable between two jacks: it leaves and arrives level and hangs a little, more when it is long. */
export function cable(from: Point, to: Point): Cable {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  const pull =
    dx > 0 ? Math.min(dx * 0.5 + Math.min(Math.abs(dy) * 0.15, 24), 180) : Math.min(70 + Math.abs(dx) * 0.35, 220);
  const sag = slack(length, dx);
  const a = { x: from.x + pull, y: from.y + sag };
  const b = { x: to.x - pull, y: to.y + sag };
  const path = `M ${round(from.x)} ${round(from.y)} C ${round(a.x)} ${round(a.y)}, ${round(b.x)} ${round(b.y)}, ${round(to.x)} ${round(to.y)}`;
  return { path, middle: at([from, a, b, to], 0.5) };
}

/** How far a cable of this length hangs below the straight way; one that runs backwards hangs under both cards. */
export function slack(length: number, dx: number): number {
  if (dx < 0) return Math.min(60 + length * 0.28, 220);
  return Math.min(6 + length * 0.07, 44);
}

function at(points: [Point, Point, Point, Point], t: number): Point {
  const [p, q, r, s] = points;
  const u = 1 - t;
  const mix = (a: number, b: number, c: number, d: number) =>
    u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
  return { x: mix(p.x, q.x, r.x, s.x), y: mix(p.y, q.y, r.y, s.y) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
