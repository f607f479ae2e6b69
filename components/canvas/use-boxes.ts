import { type InternalNode, type Node, useStore, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Box } from './kernels/snap.ts';

type NodeLookup = ReadonlyMap<string, InternalNode>;

/** A card or container where it lies on the canvas, and the container around it. */
export type Placed = { box: Box; parent: string | undefined };

const known = new WeakMap<readonly Node[], ReadonlyMap<string, Placed>>();

/** All cards and containers by id, anew whenever something on the board moves or is measured; shared by all who ask. */
export function useBoxes(): ReadonlyMap<string, Placed> {
  const nodes = useStore((state) => state.nodes);
  const board = useStoreApi();
  return useMemo(() => {
    const boxes = known.get(nodes) ?? boxesIn(nodes, board.getState().nodeLookup);
    known.set(nodes, boxes);
    return boxes;
  }, [board, nodes]);
}

function boxesIn(nodes: readonly Node[], lookup: NodeLookup): ReadonlyMap<string, Placed> {
  return new Map(
    nodes.flatMap(({ id, type }): [string, Placed][] => {
      const found = lookup.get(id);
      if (found === undefined || (type !== 'card' && type !== 'bay')) return [];
      const { x, y } = found.internals.positionAbsolute;
      const box = { x, y, width: found.measured.width ?? 240, height: found.measured.height ?? 96 };
      return [[id, { box, parent: found.parentId }]];
    }),
  );
}
