import type { Cable, Point } from './cable.ts';
import type { Box } from './snap.ts';

/** Room between a lane and the cards it passes, and between lanes to the same header. */
const clear = { card: 36, lane: 18 };
/** How far from its jack a cable turns, how round, and how wide it turns into its lane. */
const leg = 34;
const turn = 34;
const wideTurn = 72;

type Lane = { y: number; side: -1 | 1 };
type Around = {
  /** The cards it must not cross, its own two among them. */
  boxes: readonly Box[];
  /** Its place among the cables that lead to the same header. */
  lane: number;
  /** The inside of the container it is in. */
  within: Box | null;
};

/** Draws a cable that leads back: out to the right, along a lane over or under the cards, and in from the left. */
export function loopCable(from: Point, to: Point, around: Around): Cable {
  const out = leg + around.lane * 8;
  const [left, right] = [Math.min(to.x, from.x) - out, Math.max(to.x, from.x) + out];
  const { y, side } = laneOf({ from, to, left, right }, around);
  const wide = Math.min(wideTurn, (right - left) / 3);
  const [rise, fall] = [from.y, to.y].map((jack) => Math.min(turn, Math.abs(y - jack) / 2));
  const path = [
    `M ${n(from.x)} ${n(from.y)}`,
    `Q ${n(right)} ${n(from.y)}, ${n(right)} ${n(from.y + side * (rise ?? 0))}`,
    `L ${n(right)} ${n(y - side * turn)}`,
    `Q ${n(right)} ${n(y)}, ${n(right - wide)} ${n(y)}`,
    `L ${n(left + wide)} ${n(y)}`,
    `Q ${n(left)} ${n(y)}, ${n(left)} ${n(y - side * turn)}`,
    `L ${n(left)} ${n(to.y + side * (fall ?? 0))}`,
    `Q ${n(left)} ${n(to.y)}, ${n(to.x)} ${n(to.y)}`,
  ].join(' ');
  return { path, middle: { x: (left + right) / 2, y } };
}

type Span = { from: Point; to: Point; left: number; right: number };

/** The nearer free lane; one that leaves the container, or whose way to it is barred, counts as far. */
function laneOf(span: Span, { boxes, lane, within }: Around): Lane {
  const sides: Lane[] = ([-1, 1] as const).map((side) => ({
    side,
    y: free(span, side, boxes) + side * lane * clear.lane,
  }));
  const far = ({ y, side }: Lane) => {
    const outside = within !== null && (y < within.y || y > within.y + within.height) ? 100_000 : 0;
    return Math.abs(y - span.from.y) + Math.abs(y - span.to.y) + outside + barred(span, { y, side }, boxes) * 10_000;
  };
  const [above, below] = sides;
  return above !== undefined && below !== undefined && far(below) < far(above)
    ? below
    : (above ?? { y: span.from.y, side: -1 });
}

/** Goes outwards from the jacks until no card is in the way. */
function free({ from, to, left, right }: Span, side: -1 | 1, boxes: readonly Box[]): number {
  let y = side < 0 ? Math.min(from.y, to.y) - clear.card : Math.max(from.y, to.y) + clear.card;
  const passed = boxes.filter((box) => box.x < right && box.x + box.width > left);
  for (let tries = 0; tries <= passed.length; tries += 1) {
    const hit = passed.find((box) => y > box.y - clear.card && y < box.y + box.height + clear.card);
    if (hit === undefined) return y;
    y = side < 0 ? hit.y - clear.card : hit.y + hit.height + clear.card;
  }
  return y;
}

/** How many cards stand where the cable leaves its lane. */
function barred({ from, to, left, right }: Span, { y }: Lane, boxes: readonly Box[]): number {
  const crosses = (x: number, jack: number) =>
    boxes.filter(
      (box) =>
        x > box.x && x < box.x + box.width && Math.min(y, jack) < box.y + box.height && Math.max(y, jack) > box.y,
    ).length;
  return crosses(right, from.y) + crosses(left, to.y);
}

function n(value: number): number {
  return Math.round(value * 10) / 10;
}
