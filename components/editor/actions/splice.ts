import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { applyOperation, type Operation } from '#engine/graph/operations.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { edgeOf, jacksOf, refusal } from './connection.ts';

/**
 * Leads a cable through a node: to its first way in, and from its first way out to where the cable went. What does not
 * fit is left unplugged. `node` may be one that is about to be inserted.
 */
export function spliceIn(t: Words, graph: Graph, catalogue: Catalogue, edge: GraphEdge, node: GraphNode): Operation[] {
  const known = graph.nodes.some((other) => other.id === node.id)
    ? graph.nodes.map((other) => (other.id === node.id ? node : other))
    : [...graph.nodes, node];
  const cut = { ...graph, nodes: known, edges: graph.edges.filter((other) => other !== edge) };
  const operations: Operation[] = [{ op: 'disconnect', edge }];
  const from = parseEndpoint(edge.from, 'out');
  const before = { node: node.id, port: 'in' };
  if (refusal(t, cut, catalogue, from, before) === null) operations.push({ op: 'connect', edge: edgeOf(from, before) });
  const [out] = jacksOf(node, catalogue).outputs;
  const to = parseEndpoint(edge.to, 'in');
  if (out !== undefined && refusal(t, cut, catalogue, { node: node.id, port: out.name }, to) === null)
    operations.push({ op: 'connect', edge: edgeOf({ node: node.id, port: out.name }, to) });
  return operations;
}

/**
 * Unplugs a node and joins what led to it with what came after it, so that the flow stays whole. Of several ways out
 * only the first one in use is healed: to join them all would run branches that excluded each other side by side.
 */
export function spliceOut(t: Words, graph: Graph, catalogue: Catalogue, id: string): Operation[] {
  const ins = graph.edges.filter((edge) => parseEndpoint(edge.to, 'in').node === id);
  const outs = graph.edges.filter((edge) => parseEndpoint(edge.from, 'out').node === id);
  const loose = new Set([...ins, ...outs]);
  const unplug = [...loose].map((edge): Operation => ({ op: 'disconnect', edge }));
  const port = (edge: GraphEdge) => parseEndpoint(edge.from, 'out').port;
  const [first] = outs;
  const healed: Operation[] = [];
  let rest: Graph = { ...graph, edges: graph.edges.filter((edge) => !loose.has(edge)) };
  for (const before of ins) {
    for (const after of outs) {
      if (first === undefined || port(after) !== port(first)) continue;
      const from = parseEndpoint(before.from, 'out');
      const to = parseEndpoint(after.to, 'in');
      if (from.node === id || to.node === id || refusal(t, rest, catalogue, from, to) !== null) continue;
      const join: Operation = { op: 'connect', edge: edgeOf(from, to) };
      rest = applyOperation(rest, join).graph;
      healed.push(join);
    }
  }
  return [...unplug, ...healed];
}
