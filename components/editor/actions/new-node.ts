import { isContainer, type NodeDescription } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { freeId } from './free-id.ts';

const container = { size: [560, 260] as [number, number] };

/** A node of a type, ready to insert: a free id and its newest version; parameters are left to their defaults. */
export function newNode(
  graph: Graph,
  description: NodeDescription,
  position: [number, number],
  parent?: string,
): GraphNode {
  const taken = new Set(graph.nodes.map((node) => node.id));
  return {
    id: freeId(description, taken),
    type: description.type,
    typeVersion: description.version,
    position,
    ...(isContainer(description.role) && container),
    ...(parent !== undefined && { parent }),
  };
}
