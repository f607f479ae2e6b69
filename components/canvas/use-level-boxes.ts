import { useMemo } from 'react';
import type { Box } from './kernels/snap.ts';
import { useBoxes } from './use-boxes.ts';

type Level = { boxes: Box[]; within: Box | null };

/** Room a container keeps for its head and its foot. */
const head = 64;
const foot = 36;

/** The cards on the level of a node, and the inside of the container around them, in places of the canvas. */
export function useLevelBoxes(node: string): Level {
  const all = useBoxes();
  return useMemo(() => {
    const parent = all.get(node)?.parent;
    const boxes = [...all.values()].flatMap((placed) => (placed.parent === parent ? placed.box : []));
    const around = parent === undefined ? undefined : all.get(parent)?.box;
    const within = around === undefined ? null : { ...around, y: around.y + head, height: around.height - head - foot };
    return { boxes, within };
  }, [all, node]);
}
