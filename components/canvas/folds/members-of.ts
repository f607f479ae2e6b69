import type { Catalogue } from '#engine/graph/catalogue.ts';
import { type Mark, marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { boxOf } from '../../editor/actions/add-node.ts';
import { holds } from '../../editor/actions/frame-groups.ts';
import { allMarks, markKey } from '../../editor/store/mark-key.ts';
import type { Box } from '../kernels/snap.ts';

type Sizes = Record<string, { width: number; height: number }>;

/** What lies wholly in a frame: ids of nodes that are in no container, and keys of notes and other frames. */
export function membersOf(graph: Graph, catalogue: Catalogue, frame: Mark, sizes: Sizes): string[] {
  const area = areaOf(frame);
  const nodes = graph.nodes.filter(
    (node) => node.parent === undefined && holds(area, { ...boxOf(node, catalogue), ...sizes[node.id] }),
  );
  const marks = allMarks(graph).filter(({ mark }) => mark !== frame && holds(area, areaOf(mark)));
  // What is hidden in a collapsed frame goes with that frame, wherever it lies.
  const hidden = marksOf(graph, 'frame').flatMap((inner) =>
    inner !== frame && holds(area, areaOf(inner)) ? (inner.holds ?? []) : [],
  );
  return [
    ...new Set([...nodes.map(({ id }) => id), ...marks.map(({ kind, mark }) => markKey(kind, mark.id)), ...hidden]),
  ];
}

function areaOf({ position: [x, y], size: [width, height] }: Mark): Box {
  return { x, y, width, height };
}
