import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import { freeId } from './free-id.ts';

const container = { size: [560, 260] as [number, number] };

/** A node of a type, ready to insert: a free id, the defaults of its parameters, its newest version. */
export function newNode(graph: Graph, description: NodeDescription, position: [number, number], parent?: string): GraphNode {
  const taken = new Set(graph.nodes.map((node) => node.id));
  const params = defaultsOf(description);
  return {
    id: freeId(description, taken),
    type: description.type,
    typeVersion: description.version,
    position,
    ...(Object.keys(params).length > 0 && { params }),
    ...(description.role === 'each' && container),
    ...(parent !== undefined && { parent }),
  };
}

/** The parameters a new node begins with, from the defaults in their schema. */
export function defaultsOf(description: NodeDescription): JsonObject {
  const schema = description.params;
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
  const params: JsonObject = {};
  for (const [name, property] of Object.entries(properties)) {
    if (isObject(property) && property.default !== undefined) params[name] = property.default;
  }
  return params;
}
