import { jackTop } from './jacks.ts';

/** Width of a jack's ring and of the border it sits on. */
const ring = 14;
const border = 1;

type Side = 'left' | 'right';
type Place = { x: number; y: number; width: number; height: number };

/** Where the ring of a jack lies in its card, as it would be measured once drawn. */
export function ringAt(side: Side, index: number, width: number): Place {
  const middle = side === 'left' ? border : width - border;
  return { x: middle - ring / 2, y: border + jackTop(index) - ring / 2, width: ring, height: ring };
}
