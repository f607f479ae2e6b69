import type { Catalogue, NodeDescription } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import { type Added, addNode, boxOf } from './add-node.ts';

/** Adds a second node of the same type below a node, in the same container, with the parameters of an example. */
export function addExample(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  { node, description, params }: { node: GraphNode; description: NodeDescription; params: JsonObject },
): Added {
  const { x, y, height } = boxOf(node, catalogue);
  const { operations, id } = addNode(t, graph, catalogue, description, {
    position: [x, y + height + 40],
    ...(node.parent !== undefined && { parent: node.parent }),
  });
  return {
    id,
    operations: operations.map((operation) =>
      operation.op === 'insert' ? { ...operation, node: { ...operation.node, params } } : operation,
    ),
  };
}
