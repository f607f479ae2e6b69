import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { edgeIdentity, keysOf, readEdge, type SharedEdge, toEnd } from './ends.ts';
import { place } from './place.ts';
import type { Writable } from './shared-maps.ts';

type EdgeWork = { before: Graph; after: Graph; keys: ReadonlyMap<string, string>; revived: ReadonlySet<string> };

/** Writes the difference of two lists of edges; `keys` are those of the nodes as they are afterwards. */
export function writeEdges(shared: Writable, { before, after, keys, revived }: EdgeWork): void {
  const present = new Map<string, [key: string, edge: SharedEdge][]>();
  for (const [key, value] of shared.maps.edges) {
    const edge = readEdge(value);
    if (edge !== null) present.set(edgeIdentity(edge), [...(present.get(edgeIdentity(edge)) ?? []), [key, edge]]);
  }
  const allKeys = new Map([...shared.keys.nodes, ...keys]);
  const shape = (edge: GraphEdge) => ({ from: toEnd(edge.from, allKeys), to: toEnd(edge.to, allKeys) });
  const now = new Map(after.edges.map((edge) => [edgeIdentity(shape(edge)), edge]));
  const living = new Set(after.nodes.map((node) => node.id));
  for (const edge of before.edges) {
    const identity = edgeIdentity(shape(edge));
    // An edge of a removed node is hidden with it, and comes back with it.
    if (now.has(identity) || !isBetween(edge, living)) continue;
    for (const [key] of present.get(identity) ?? []) shared.maps.edges.delete(key);
  }
  for (const [identity, found] of present) {
    if (now.has(identity)) continue;
    for (const [key, edge] of found) if (keysOf(edge).some((end) => revived.has(end))) shared.maps.edges.delete(key);
  }
  const order = after.edges.map((edge) => present.get(edgeIdentity(shape(edge)))?.[0] ?? null);
  const added = (index: number, at: number) => {
    const edge = after.edges[index];
    if (edge === undefined) return;
    const value: SharedEdge = { ...shape(edge), at };
    shared.maps.edges.set(order[index]?.[0] ?? shared.newKey(), toPlain(value));
  };
  place(
    order.map((known) => known?.[1].at ?? null),
    added,
  );
}

function isBetween(edge: GraphEdge, living: ReadonlySet<string>): boolean {
  return living.has(parseEndpoint(edge.from, 'out').node) && living.has(parseEndpoint(edge.to, 'in').node);
}

function toPlain({ from, to, at }: SharedEdge): { [key: string]: Json } {
  return { from: { ...from }, to: { ...to }, at };
}
