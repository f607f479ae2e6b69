/** How much of a card is drawn: all of it, its title and state, or a block in its colour. */
export type Level = 'near' | 'middle' | 'far';

const order: readonly Level[] = ['far', 'middle', 'near'];

/** From which zoom each level begins. */
const begins = { middle: 0.32, near: 0.56 } as const;

/** A level is left only this much beyond where it begins, so that nothing flickers around a border. */
const stay = 0.03;

/** The level at a zoom, given the one that is drawn; without one the nearest. */
export function levelAt(zoom: number, drawn: Level | null): Level {
  const plain = zoom >= begins.near ? 'near' : zoom >= begins.middle ? 'middle' : 'far';
  if (drawn === null || drawn === plain) return plain;
  // The drawn level stays while the zoom lies within the margin of the border between the two.
  const upper = order[Math.max(order.indexOf(plain), order.indexOf(drawn))];
  const isNext = Math.abs(order.indexOf(plain) - order.indexOf(drawn)) === 1;
  return isNext && upper !== undefined && upper !== 'far' && Math.abs(zoom - begins[upper]) < stay ? drawn : plain;
}
