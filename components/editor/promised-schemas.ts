import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';

/** What is promised of names before a run has shown their values: JSON Schemas by name. */
export function promisedSchemas(graph: Graph, catalogue: Catalogue): Map<string, Json> {
  const schemas = new Map<string, Json>([['input', graph.input]]);
  for (const { id, type, params } of graph.nodes) {
    const schema = catalogue.get(type)?.callable ? graph.input : params?.schema;
    if (schema !== undefined) schemas.set(id, schema);
  }
  return schemas;
}
