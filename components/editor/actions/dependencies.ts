import { parseEndpoint } from '#engine/graph/endpoint.ts';
import { readsOf } from '#engine/graph/reads-of.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import { edgeKey } from '../store/edge-key.ts';

/** Which nodes one reads and which read it. Ids, in the order of the document. */
export type References = {
  /** Nodes whose output its expressions read. */
  reads: string[];
  /** Nodes whose expressions read its output. */
  usedBy: string[];
};

/** What one node has to do with others. */
export type Dependencies = References & {
  /** All that it depends on, itself included: what leads to it, what it reads, what holds it, and what those depend on. */
  all: ReadonlySet<string>;
  /** Keys of the cables between those. */
  cables: ReadonlySet<string>;
};

const known = new WeakMap<GraphNode, ReadonlySet<string>>();

/** Finds what a node reads and what reads it; cheap enough for every key, as each state of a node is read once. */
export function referencesOf(graph: Graph, id: string): References {
  const own = graph.nodes.find((node) => node.id === id);
  return {
    reads: graph.nodes.flatMap((node) => (own !== undefined && readBy(own).has(node.id) ? [node.id] : [])),
    usedBy: graph.nodes.flatMap((node) => (node.id !== id && readBy(node).has(id) ? [node.id] : [])),
  };
}

/** Follows cables and expressions back from a node. */
export function dependenciesOf(graph: Graph, id: string): Dependencies {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const sources = sourcesOf(graph);
  const all = new Set([id]);
  for (const one of all) {
    const node = byId.get(one);
    if (node === undefined) continue;
    const reads = [...readBy(node)].filter((name) => byId.has(name));
    const around = node.parent === undefined ? [] : [node.parent];
    for (const other of [...(sources.get(one) ?? []), ...reads, ...around]) all.add(other);
  }
  return {
    ...referencesOf(graph, id),
    all,
    cables: new Set(
      graph.edges.filter(({ from, to }) => all.has(nodeOf(from)) && all.has(nodeOf(to))).map((edge) => edgeKey(edge)),
    ),
  };
}

function readBy(node: GraphNode): ReadonlySet<string> {
  const found = known.get(node) ?? readsOf(node);
  known.set(node, found);
  return found;
}

function sourcesOf({ edges }: Graph): ReadonlyMap<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) sources.set(nodeOf(to), [...(sources.get(nodeOf(to)) ?? []), nodeOf(from)]);
  return sources;
}

function nodeOf(end: string): string {
  return parseEndpoint(end, 'out').node;
}
