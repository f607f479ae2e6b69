export const grid = 20;

/** The nearest place on the grid. */
export function snap([x, y]: readonly [number, number]): [number, number] {
  return [Math.round(x / grid) * grid + 0, Math.round(y / grid) * grid + 0];
}

export type Box = { x: number; y: number; width: number; height: number };

/** The first free place for a box of this size, going down from where it is wanted. */
export function freePlace(
  wanted: [number, number],
  size: { width: number; height: number },
  others: readonly Box[],
): [number, number] {
  const place: [number, number] = snap(wanted);
  for (let tries = 0; tries < 200; tries += 1) {
    const hit = others.find((box) => overlaps({ x: place[0], y: place[1], ...size }, box, grid));
    if (hit === undefined) return place;
    place[1] = Math.ceil((hit.y + hit.height + grid) / grid) * grid;
  }
  return place;
}

/** True when two boxes come closer than `gap`. */
export function overlaps(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** The smallest box around all of them; null when there is none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
