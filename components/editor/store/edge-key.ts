import { formatEndpoint, parseEndpoint } from '#engine/graph/endpoint.ts';
import type { GraphEdge } from '#engine/graph/schema.ts';

/** The one name of an edge in selections and on the canvas: `from>to`, default ports left out. */
export function edgeKey(edge: GraphEdge): string {
  const from = formatEndpoint(parseEndpoint(edge.from, 'out'), 'out');
  return `${from}>${formatEndpoint(parseEndpoint(edge.to, 'in'), 'in')}`;
}
