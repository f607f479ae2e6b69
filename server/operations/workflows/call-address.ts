import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';

/** An address of a workflow, and the content hash it was pinned to. */
export type CallAddress = { address: string; pin: string | null };

/** Reads `https://…`, `http://…` or `file:…`, with `#sha256-…` when it is pinned; null for anything else. */
export function callAddress(value: Json | undefined): CallAddress | null {
  if (typeof value !== 'string' || !/^(https?|file):/.test(value) || value.includes('{{')) return null;
  const [address = '', fragment = ''] = value.split('#');
  return { address, pin: /^sha256-([0-9a-f]{64})$/.exec(fragment)?.[1] ?? null };
}

/** An address pinned to the content hash of what was found there. */
export function pinnedAddress(address: string, hash: string): string {
  return `${address}#sha256-${hash}`;
}

/** A graph whose addresses are not pinned any more, so that it is a draft again. */
export function unpinned(catalogue: Catalogue, graph: Graph): Graph {
  return mapDocuments(catalogue, graph, (value) => callAddress(value)?.address ?? value);
}

/** The parameters of a node that name a workflow, by what its type says of them. */
export function workflowFields(
  catalogue: Catalogue,
  { type }: Pick<GraphNode, 'type'>,
): { field: string; takesDocuments: boolean }[] {
  const params = catalogue.get(type)?.params;
  const properties = isObject(params) ? params.properties : null;
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([field, schema]) => {
    const hint = isObject(schema) ? schema['x-field'] : null;
    if (!isObject(hint) || hint.options !== 'workflows') return [];
    return [{ field, takesDocuments: hint.document === true }];
  });
}

/** A graph with other values in the parameters that take addresses and documents; the same object when none changed. */
export function mapDocuments(
  catalogue: Catalogue,
  graph: Graph,
  change: (value: Json, place: { node: string; field: string }) => Json,
): Graph {
  const nodes = graph.nodes.map((node) => {
    const changed: JsonObject = {};
    for (const { field, takesDocuments } of workflowFields(catalogue, node)) {
      const value = node.params?.[field];
      const next = takesDocuments && value !== undefined ? change(value, { node: node.id, field }) : value;
      if (next !== undefined && next !== value) changed[field] = next;
    }
    return Object.keys(changed).length === 0 ? node : { ...node, params: { ...node.params, ...changed } };
  });
  return nodes.every((node, index) => node === graph.nodes[index]) ? graph : { ...graph, nodes };
}
