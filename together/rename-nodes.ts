import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Renames } from './renames.ts';

/** The document as it would be had nodes always had their new names; two may change names with each other. */
export function renameNodes(graph: Graph, renames: Renames): Graph {
  if (renames.size === 0) return graph;
  const now = (id: string) => renames.get(id) ?? id;
  const end = (text: string, port: string) => {
    const { node } = parseEndpoint(text, port);
    return now(node) + text.slice(node.length);
  };
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const { id, parent } = node;
      if (now(id) === id && (parent === undefined || now(parent) === parent)) return node;
      return { ...node, id: now(id), ...(parent !== undefined && { parent: now(parent) }) };
    }),
    edges: graph.edges.map((edge) => ({ ...edge, from: end(edge.from, 'out'), to: end(edge.to, 'in') })),
    frames: graph.frames.map((frame) =>
      frame.holds === undefined ? frame : { ...frame, holds: frame.holds.map((id) => now(id)) },
    ),
  };
}
