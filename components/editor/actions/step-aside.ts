import type { Catalogue } from '#engine/graph/catalogue.ts';
import { marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { type Box, freePlace, overlaps } from '../../canvas/kernels/snap.ts';
import type { Placed } from '../../canvas/layout/level.ts';
import { markKey } from '../store/mark-key.ts';
import { boxOf } from './add-node.ts';
import type { Sizes } from './tidy-level.ts';

type Laid = { positions: { [node: string]: [number, number] }; frames: Map<string, Placed>; sizes: Sizes };

/** Frames that hold nothing go where nothing lies, so that they take in no node that was not put into them. */
export function stepAside(graph: Graph, catalogue: Catalogue, { positions, frames, sizes }: Laid): void {
  const roots = graph.nodes.filter(({ parent }) => parent === undefined);
  const taken: Box[] = roots.map((node) => {
    const [x, y] = positions[node.id] ?? node.position;
    return { ...boxOf(node, catalogue), ...sizes[node.id], x, y };
  });
  taken.push(...frames.values());
  for (const { id, position, size } of marksOf(graph, 'frame')) {
    const key = markKey('frame', id);
    if (frames.has(key)) continue;
    const [width, height] = size;
    const box = { x: position[0], y: position[1], width, height };
    if (taken.some((other) => overlaps(box, other, 0))) {
      const [x, y] = freePlace(position, { width, height }, taken);
      frames.set(key, { x, y, width, height });
      taken.push({ x, y, width, height });
    } else taken.push(box);
  }
}
