import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { GraphEdge } from '#engine/graph/schema.ts';

/** Of each node: which jacks hold a plug, and which nodes send to it. */
export type Wiring = { plugged: ReadonlySet<string>; sources: ReadonlyMap<string, readonly string[]> };

const known = new WeakMap<readonly GraphEdge[], Wiring>();

/** Reads the wiring out of a list of edges, once for each list. Jacks are named `out:node.port` and `in:node.port`. */
export function wiringOf(edges: readonly GraphEdge[]): Wiring {
  const found = known.get(edges);
  if (found !== undefined) return found;
  const plugged = new Set<string>();
  const sources = new Map<string, string[]>();
  for (const edge of edges) {
    const from = parseEndpoint(edge.from, 'out');
    const to = parseEndpoint(edge.to, 'in');
    plugged.add(`out:${from.node}.${from.port}`).add(`in:${to.node}.${to.port}`);
    sources.set(to.node, [...(sources.get(to.node) ?? []), from.node]);
  }
  const wiring = { plugged, sources };
  known.set(edges, wiring);
  return wiring;
}
