import { useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box } from './kernels/snap.ts';

type Level = { boxes: Box[]; within: Box | null };

/** Room a container keeps for its head and its foot. */
const head = 64;
const foot = 36;

/** The cards on the level of a node, and the inside of the container around them, in places of the canvas. */
export function useLevelBoxes(node: string): Level {
  const nodes = useStore((state) => state.nodes);
  const board = useStoreApi();
  return useMemo(() => {
    const { nodeLookup } = board.getState();
    const boxOf = (id: string): Box | null => {
      const found = nodeLookup.get(id);
      if (found === undefined) return null;
      const { x, y } = found.internals.positionAbsolute;
      return { x, y, width: found.measured.width ?? 240, height: found.measured.height ?? 96 };
    };
    const parent = nodeLookup.get(node)?.parentId;
    const boxes = nodes.flatMap(({ id, type, parentId }) =>
      (type === 'card' || type === 'bay') && parentId === parent ? (boxOf(id) ?? []) : [],
    );
    const around = parent === undefined ? null : boxOf(parent);
    const within = around && { ...around, y: around.y + head, height: around.height - head - foot };
    return { boxes, within };
  }, [board, nodes, node]);
}
