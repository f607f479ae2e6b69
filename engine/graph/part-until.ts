import { parseEndpoint } from './endpoint.ts';
import { readsOf } from './reads-of.ts';
import type { Graph, GraphNode } from './schema.ts';

/**
 * The part of a document that has to run so that a node has run: what leads to it, the containers around it with what
 * leads to those, what any of them reads by name, and what undoes them. Nothing behind the node is left. Containers on
 * the way keep all that is in them. Null when there is no such node.
 */
export function partUntil(graph: Graph, id: string): Graph | null {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const target = byId.get(id);
  if (target === undefined) return null;
  const sources = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const to = parseEndpoint(edge.to, 'in').node;
    sources.set(to, [...(sources.get(to) ?? []), parseEndpoint(edge.from, 'out').node]);
  }
  const inside = new Map<string, string[]>();
  for (const { id: child, parent } of graph.nodes)
    if (parent !== undefined) inside.set(parent, [...(inside.get(parent) ?? []), child]);
  const around = new Set(containersOf(target, byId));
  const kept = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = byId.get(next);
    if (node === undefined || kept.has(next)) continue;
    kept.add(next);
    // The containers around the node hold only what leads to it; all others stay whole.
    if (!around.has(next)) open.push(...(inside.get(next) ?? []));
    if (node.parent !== undefined) open.push(node.parent);
    open.push(...(sources.get(next) ?? []), ...readsOf(node));
    if (node.policy?.compensate !== undefined) open.push(node.policy.compensate);
  }
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => kept.has(node.id)),
    edges: graph.edges.filter(
      (edge) =>
        kept.has(parseEndpoint(edge.from, 'out').node) &&
        kept.has(parseEndpoint(edge.to, 'in').node) &&
        parseEndpoint(edge.from, 'out').node !== id,
    ),
  };
}

function containersOf({ parent }: GraphNode, byId: ReadonlyMap<string, GraphNode>): string[] {
  const container = parent === undefined ? undefined : byId.get(parent);
  return container === undefined ? [] : [container.id, ...containersOf(container, byId)];
}
