import type { Catalogue } from '#engine/graph/catalogue.ts';
import { marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Box } from '../../canvas/kernels/snap.ts';
import type { LevelGroup } from '../../canvas/layout/level.ts';
import { markKey } from '../store/mark-key.ts';
import { boxOf } from './add-node.ts';
import type { Sizes } from './tidy-level.ts';

export type FrameGroup = LevelGroup & { box: Box };

type Of = { sizes: Sizes; of: readonly string[] };

/**
 * Which of these nodes lie in which frame: each in the smallest one around it, and frames in frames. A frame counts
 * when all nodes in it are among these, and it holds one at least.
 */
export function groupsOf(graph: Graph, catalogue: Catalogue, { sizes, of }: Of): FrameGroup[] {
  const among = new Set(of);
  const roots = graph.nodes
    .filter(({ parent }) => parent === undefined)
    .map((node) => ({ id: node.id, box: { ...boxOf(node, catalogue), ...sizes[node.id] } }));
  const frames = marksOf(graph, 'frame')
    .map(({ id, position: [x, y], size: [width, height] }) => ({
      id: markKey('frame', id),
      box: { x, y, width, height },
    }))
    .filter(({ box }) => {
      const held = roots.filter((root) => holds(box, root.box));
      return held.length > 0 && held.every(({ id }) => among.has(id));
    })
    // The smaller ones first: they are the nearer ones to what is in them.
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
  const home = (box: Box, from: number) => frames.slice(from).find((frame) => holds(frame.box, box))?.id ?? null;
  return frames.map(({ id, box }, index) => ({
    id,
    box,
    parent: home(box, index + 1),
    members: roots.filter((root) => home(root.box, 0) === id).map((root) => root.id),
  }));
}

/** True when one box lies wholly within the other. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
