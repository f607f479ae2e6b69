import { type NodeHandle, Position } from '@xyflow/react';
import type { Fold } from './folds-of.ts';

/** The size of a collapsed frame and where cables are plugged into its rim, in pixels. */
const rim = { width: 240, least: 84, first: 38, pitch: 18, foot: 24 } as const;
const ring = 14;

/** How far below the top a cable is plugged in. */
export function rimTop(index: number): number {
  return rim.first + index * rim.pitch;
}

/** As large as its title and its cables need. */
export function foldSize({ ins, outs }: Fold): { width: number; height: number } {
  const plugs = Math.max(ins.length, outs.length, 1);
  return { width: rim.width, height: Math.max(rim.least, rimTop(plugs - 1) + rim.foot) };
}

/** Where the cables reach it, each by its own name. */
export function rimHandles({ ins, outs }: Fold): NodeHandle[] {
  const at = (index: number) => ({ y: 1 + rimTop(index) - ring / 2, width: ring, height: ring });
  return [
    ...ins.map(
      (id, index): NodeHandle => ({ id, type: 'target', position: Position.Left, x: 1 - ring / 2, ...at(index) }),
    ),
    ...outs.map(
      (id, index): NodeHandle => ({
        id,
        type: 'source',
        position: Position.Right,
        x: rim.width - 1 - ring / 2,
        ...at(index),
      }),
    ),
  ];
}
