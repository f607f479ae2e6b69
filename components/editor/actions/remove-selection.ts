import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { edgeKey } from '../store/edge-key.ts';
import { chosenMarks } from '../store/mark-key.ts';
import type { Selection } from '../store/selection.ts';

/** Removes the selected nodes with what is inside them, and the selected cables, notes and frames. */
export function removeSelection(graph: Graph, selection: Selection): Operation[] {
  const gone = new Set(selection.nodes);
  const roots = graph.nodes.filter(
    (node) => gone.has(node.id) && !(node.parent !== undefined && gone.has(node.parent)),
  );
  const left = graph.edges.filter((edge) => {
    const ends = [parseEndpoint(edge.from, 'out').node, parseEndpoint(edge.to, 'in').node];
    return selection.edges.includes(edgeKey(edge)) && !ends.some((end) => gone.has(end));
  });
  return [
    ...left.map((edge): Operation => ({ op: 'disconnect', edge })),
    ...roots.map((node): Operation => ({ op: 'remove', node: node.id })),
    ...chosenMarks(graph, selection.marks).map(({ kind, mark }): Operation => ({ op: 'erase', kind, id: mark.id })),
  ];
}
