import type { Catalogue } from '#engine/graph/catalogue.ts';
import { formatEndpoint } from '#engine/graph/endpoint.ts';
import { type ModelEdge, modelOf } from '#engine/graph/model.ts';
import type { Graph, GraphEdge } from '#engine/graph/schema.ts';

/** An edge that leads back: the header it opens a pass of, and its place among all that lead back to that header. */
export type BackEdge = { header: string; lane: number };

/** The cycles of a document as the canvas needs them. */
export type Loops = {
  /** By the edge's key. */
  back: ReadonlyMap<string, BackEdge>;
  /** Of each node in a pass of a cycle: the headers of the cycles around it, the innermost first. */
  headers: ReadonlyMap<string, readonly string[]>;
};

const none: Loops = { back: new Map(), headers: new Map() };
const known = new WeakMap<readonly GraphEdge[], Loops>();

/** Finds the cycles of a document, once for each list of edges: what else changes in a document moves no cycle. */
export function loopsOf(graph: Graph, catalogue: Catalogue): Loops {
  const found = known.get(graph.edges) ?? findLoops(graph, catalogue);
  known.set(graph.edges, found);
  return found;
}

function findLoops(graph: Graph, catalogue: Catalogue): Loops {
  const back = new Map<string, BackEdge>();
  const headers = new Map<string, readonly string[]>();
  for (const { all, of } of modelOf(graph, catalogue).regions.values()) {
    for (const { header, back: edges } of all) {
      if (header === null) continue;
      const inOrder = [...edges].sort((a, b) => a.order - b.order);
      for (const [lane, edge] of inOrder.entries()) back.set(keyOf(edge), { header: header.id, lane });
    }
    for (const [node, region] of of) {
      const around: string[] = [];
      for (let at = region.parent === null ? null : region; at; at = at.parent)
        if (at.header) around.push(at.header.id);
      if (around.length > 0) headers.set(node.id, around);
    }
  }
  return back.size === 0 ? none : { back, headers };
}

function keyOf({ from, port, to, input }: ModelEdge): string {
  return `${formatEndpoint({ node: from.id, port }, 'out')}>${formatEndpoint({ node: to.id, port: input }, 'in')}`;
}
