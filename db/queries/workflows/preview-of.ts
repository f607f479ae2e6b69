import type { Graph } from '#engine/graph/schema.ts';
import type { Preview } from '../../schema/workflows.ts';

/** The graph in miniature for lists: at most 200 nodes, and the edges between them as pairs of indexes. */
export function previewOf(graph: Graph): Preview {
  const nodes = graph.nodes.slice(0, 200);
  const indexes = new Map(nodes.map((node, index) => [node.id, index]));
  const edges: [number, number][] = [];
  for (const edge of graph.edges) {
    const from = indexes.get(edge.from.split('.')[0] ?? '');
    const to = indexes.get(edge.to.split('.')[0] ?? '');
    if (from !== undefined && to !== undefined) edges.push([from, to]);
  }
  return { nodes: nodes.map(({ position: [x, y], type }) => ({ x, y, type })), edges };
}
