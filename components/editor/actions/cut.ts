import { type Catalogue, isLoop } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';

/** What is taken out: the nodes with all that is in them, and the cables that cross its border. */
export type Cut = {
  roots: GraphNode[];
  nodes: GraphNode[];
  ids: ReadonlySet<string>;
  ins: GraphEdge[];
  outs: GraphEdge[];
  /** Cables that stay within. */
  edges: GraphEdge[];
};

/** The end of a cable that a value comes from, and the one it goes to. */
export const fromOf = (edge: GraphEdge) => parseEndpoint(edge.from, 'out');
export const toOf = (edge: GraphEdge) => parseEndpoint(edge.to, 'in');

/** Takes the chosen nodes with all that is in them. */
export function cutOf(graph: Graph, chosen: readonly string[]): Cut {
  const ids = new Set(chosen);
  for (let size = -1; size !== ids.size; ) {
    size = ids.size;
    for (const node of graph.nodes) if (node.parent !== undefined && ids.has(node.parent)) ids.add(node.id);
  }
  const nodes = graph.nodes.filter((node) => ids.has(node.id));
  return {
    ids,
    nodes,
    roots: nodes.filter((node) => node.parent === undefined || !ids.has(node.parent)),
    ins: graph.edges.filter((edge) => ids.has(toOf(edge).node) && !ids.has(fromOf(edge).node)),
    outs: graph.edges.filter((edge) => ids.has(fromOf(edge).node) && !ids.has(toOf(edge).node)),
    edges: graph.edges.filter((edge) => ids.has(fromOf(edge).node) && ids.has(toOf(edge).node)),
  };
}

/** Ids of the loops around a node, the innermost first. */
export function loopsAround(graph: Graph, catalogue: Catalogue, node: GraphNode): string[] {
  const parent = graph.nodes.find(({ id }) => id === node.parent);
  if (parent === undefined) return [];
  const here = isLoop(catalogue.get(parent.type)?.role) ? [parent.id] : [];
  return [...here, ...loopsAround(graph, catalogue, parent)];
}
