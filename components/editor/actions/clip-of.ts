import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';

/** Nodes and the cables between them as text, so that they travel between windows and into chats. */
export type Clip = { patchbay: 'clip'; nodes: GraphNode[]; edges: GraphEdge[] };

/** Takes the chosen nodes, what is inside them, and the cables among them. */
export function clipOf(graph: Graph, chosen: readonly string[]): Clip {
  const inside = new Set(chosen);
  for (const node of graph.nodes) if (node.parent !== undefined && inside.has(node.parent)) inside.add(node.id);
  const nodes = graph.nodes
    .filter((node) => inside.has(node.id))
    .map(({ parent, ...node }) => (parent !== undefined && inside.has(parent) ? { ...node, parent } : node));
  const edges = graph.edges.filter(
    (edge) => inside.has(parseEndpoint(edge.from, 'out').node) && inside.has(parseEndpoint(edge.to, 'in').node),
  );
  return { patchbay: 'clip', nodes, edges };
}
