import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { boxOf } from '../editor/actions/add-node.ts';
import { originOf } from '../editor/actions/reparent.ts';
import { allMarks, markKey } from '../editor/store/mark-key.ts';
import type { Box } from './kernels/snap.ts';

type Which = {
  /** Measured sizes by id, where they are known. */
  sizes: Record<string, { width: number; height: number }>;
  /** Ids of nodes and keys of notes and frames; without it everything that lies in no container. */
  only?: readonly string[] | undefined;
};

/** Where things of a document lie on the canvas. */
export function boxesIn(graph: Graph, catalogue: Catalogue, { sizes, only }: Which): Box[] {
  const isWanted = (id: string) => only === undefined || only.includes(id);
  const nodes = graph.nodes
    .filter(({ id, parent }) => (only === undefined ? parent === undefined : isWanted(id)))
    .map((node) => {
      const [x, y] = originOf(graph, node.parent);
      const box = boxOf(node, catalogue);
      return { ...box, ...sizes[node.id], x: x + box.x, y: y + box.y };
    });
  const marks = allMarks(graph)
    .filter(({ kind, mark }) => isWanted(markKey(kind, mark.id)))
    .map(({ mark: { position, size } }) => ({ x: position[0], y: position[1], width: size[0], height: size[1] }));
  return [...nodes, ...marks];
}
