import { type Catalogue, isContainer, type NodeDescription } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { isObject, type JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';
import { edgeOf, jacksOf } from './connection.ts';

export type Retyped = {
  operations: Operation[];
  /** Cables that the new type has no jack for. */
  lost: GraphEdge[];
};

/** Why a node cannot become one of that type, as a sentence; null when it can. */
export function whyNotRetyped(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  node: GraphNode,
  to: NodeDescription,
): string | null {
  const from = catalogue.get(node.type);
  if (isContainer(from?.role) !== isContainer(to.role) && graph.nodes.some((other) => other.parent === node.id))
    return t('actions.nodeHoldsNodesAndToCannot', { node: node.id, to: to.title });
  return null;
}

/**
 * Makes a node one of another type. It keeps its id, so that expressions go on reading it, its cables, the first way
 * out leading to where the first one led, and those parameters that the new type has as well.
 */
export function retype(graph: Graph, catalogue: Catalogue, node: GraphNode, to: NodeDescription): Retyped {
  const { id } = node;
  const { size: _, pin: __, ...bare } = node;
  const schema = typeof to.params === 'object' ? to.params.properties : null;
  const known = new Set(isObject(schema) ? Object.keys(schema) : []);
  const params: JsonObject = Object.fromEntries(Object.entries(node.params ?? {}).filter(([name]) => known.has(name)));
  const fresh: GraphNode = {
    ...bare,
    type: to.type,
    typeVersion: to.version,
    params,
    ...(isContainer(to.role) && { size: node.size ?? [560, 260] }),
  };
  const [old, now] = [jacksOf(node, catalogue), jacksOf(fresh, catalogue)];
  const moved = (edge: GraphEdge): GraphEdge | null => {
    const from = parseEndpoint(edge.from, 'out');
    const target = parseEndpoint(edge.to, 'in');
    if (from.node === id) {
      const isFirst = from.port === old.outputs[0]?.name;
      const name = now.outputs.some((port) => port.name === from.port) ? from.port : isFirst && now.outputs[0]?.name;
      if (typeof name !== 'string') return null;
      from.port = name;
    }
    if (target.node === id && !now.inputs.some((port) => port.name === target.port)) return null;
    return edgeOf(from, target);
  };
  const touching = graph.edges.filter((edge) =>
    [parseEndpoint(edge.from, 'out').node, parseEndpoint(edge.to, 'in').node].includes(id),
  );
  const operations: Operation[] = [
    ...touching.map((edge): Operation => ({ op: 'disconnect', edge })),
    { op: 'set', node: id, path: ['type'], value: fresh.type },
    { op: 'set', node: id, path: ['typeVersion'], value: to.version },
    { op: 'set', node: id, path: ['params'], value: params },
    fresh.size === undefined
      ? { op: 'unset', node: id, path: ['size'] }
      : { op: 'set', node: id, path: ['size'], value: [...fresh.size] },
  ];
  const lost: GraphEdge[] = [];
  for (const edge of touching) {
    const kept = moved(edge);
    if (kept === null) lost.push(edge);
    else operations.push({ op: 'connect', edge: { ...edge, ...kept } });
  }
  return { operations, lost };
}
