import { Background, BackgroundVariant, useStore } from '@xyflow/react';
import { grid } from './kernels/snap.ts';

/** The board behind the cards: dots that keep their size on the screen, and thin out when seen from far. */
export function Dots() {
  // Steps of an eighth, so that the pattern is not drawn anew for every wheel tick.
  const zoom = useStore((state) => Math.max(1, Math.round(state.transform[2] * 8)) / 8);
  const gap = zoom >= 0.625 ? grid : zoom >= 0.3125 ? grid * 2 : grid * 4;
  return <Background variant={BackgroundVariant.Dots} gap={gap} size={1.7 / zoom} color="var(--dots)" />;
}
