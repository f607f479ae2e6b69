import type { GraphDifference } from './diff-graphs.ts';
import { parseEndpoint } from './endpoint.ts';
import type { Graph } from './schema.ts';

/** One document to look at two: `after`, with what is gone since `before` where it was, its cables with it. */
export function overlayGraphs(before: Graph, after: Graph, { nodes, edges }: GraphDifference): Graph {
  const gone = new Set(nodes.flatMap(({ id, change }) => (change === 'removed' ? [id] : [])));
  const typeBefore = new Map(before.nodes.map(({ id, type }) => [id, type]));
  const holds = new Set(after.nodes.flatMap(({ id, type }) => (typeBefore.get(id) === type ? [id] : [])));
  const old = before.nodes.filter(({ id }) => gone.has(id));
  const all = [
    ...after.nodes,
    // What was in a container that is gone, or is another node now, lies on the board.
    ...old.map(({ parent, ...node }) =>
      parent !== undefined && (gone.has(parent) || holds.has(parent)) ? { ...node, parent } : node,
    ),
  ];
  const ids = new Set(all.map(({ id }) => id));
  const cut = edges.flatMap(({ edge, change }) => (change === 'removed' ? [edge] : []));
  return {
    ...after,
    nodes: all,
    edges: [
      ...after.edges,
      ...cut.filter(
        ({ from, to }) => ids.has(parseEndpoint(from, 'out').node) && ids.has(parseEndpoint(to, 'in').node),
      ),
    ],
  };
}
