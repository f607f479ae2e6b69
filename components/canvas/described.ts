import { type NodeHandle, Position } from '@xyflow/react';
import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import type { GraphNode } from '#engine/graph/schema.ts';
import { boxOf } from '../editor/actions/add-node.ts';
import { type Jacks, jacksOf } from '../editor/actions/connection.ts';
import { ringAt } from './kernels/handles.ts';

/** What follows from a node alone. */
export type Described = {
  type: 'card' | 'bay';
  jacks: Jacks;
  /** The size it takes as far as that is known before it is drawn. */
  size: { width: number; height: number };
};

const known = new WeakMap<GraphNode, { catalogue: Catalogue; described: Described }>();

/** What follows from a node alone, once for each state of the node. */
export function describedOf(node: GraphNode, catalogue: Catalogue): Described {
  const found = known.get(node);
  if (found?.catalogue === catalogue) return found.described;
  const type = isContainer(catalogue.get(node.type)?.role) ? 'bay' : 'card';
  const box = boxOf(node, catalogue);
  const [width, height] = type === 'bay' ? (node.size ?? [560, 260]) : [box.width, box.height];
  const described: Described = {
    type,
    jacks: jacksOf(node, catalogue),
    size: { width, height },
  };
  known.set(node, { catalogue, described });
  return described;
}

/** Where the jacks of a node are, so that cables reach it while it is not drawn. */
export function handlesOf({ jacks }: Described, width: number): NodeHandle[] {
  return [
    ...jacks.inputs.map(
      ({ name }, index): NodeHandle => ({
        id: name,
        type: 'target',
        position: Position.Left,
        ...ringAt('left', index, width),
      }),
    ),
    ...jacks.outputs.map(
      ({ name }, index): NodeHandle => ({
        id: name,
        type: 'source',
        position: Position.Right,
        ...ringAt('right', index, width),
      }),
    ),
  ];
}
