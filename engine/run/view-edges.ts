import { parseEndpoint } from '../graph/endpoint.ts';
import type { Graph } from '../graph/schema.ts';
import type { Json } from '../json.ts';
import type { RunEvent } from './event.ts';

/** What an event that ends a visit sends: the ports taken, the port of each edge of that node, the value on a port. */
export type Sent = { ports: string[]; fromNode: (edge: number) => string | null; value: (port: string) => Json };

/** Reads from an event which ports its node took; null when it decides no edge. */
export function portsOfEdge(event: RunEvent, graph: Graph): Sent | null {
  const fromNode = (index: number): string | null => {
    const end = graph.edges[index]?.from;
    if (end === undefined) return null;
    const { node, port } = parseEndpoint(end, 'out');
    return node === event.node ? port : null;
  };
  if (event.type === 'node.completed') {
    const { ports, output, values } = event.data;
    return { ports, fromNode, value: (port) => values?.[port] ?? output };
  }
  if (event.type === 'node.failed') {
    return { ports: ['error'], fromNode, value: () => ({ error: { ...event.data.error } }) };
  }
  return event.type === 'node.skipped' ? { ports: [], fromNode, value: () => null } : null;
}
