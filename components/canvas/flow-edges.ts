import type { Edge } from '@xyflow/react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { edgeKey } from '../editor/store/edge-key.ts';
import { portTint } from '../ui/tint.ts';
import { describedOf } from './described.ts';
import { hiddenIn, type Shown } from './flow-nodes.ts';
import { type BackEdge, loopsOf } from './loops.ts';

type Data = {
  tint: string;
  back: BackEdge | null;
  /** The states of the document it was made from: while they are the same, so is the cable. */
  made: { edge: GraphEdge; source: GraphNode };
};

export type CableEdge = Edge<Data, 'cable'>;

type Ends = { id: string; from: ReturnType<typeof parseEndpoint>; to: ReturnType<typeof parseEndpoint> };

const ends = new WeakMap<GraphEdge, Ends>();

/** The document's edges for React Flow, coloured by what they carry; what did not change keeps its object. */
export function flowEdges(
  graph: Graph,
  catalogue: Catalogue,
  { selection, collapsed }: Shown,
  before: readonly CableEdge[],
): CableEdge[] {
  const within = hiddenIn(graph, collapsed);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const chosen = new Set(selection.edges);
  const seen = new Set<string>();
  const { back } = loopsOf(graph, catalogue);
  return graph.edges.flatMap((edge) => {
    const { id, from, to } = endsOf(edge);
    const source = nodes.get(from.node);
    if (seen.has(id) || source === undefined || !nodes.has(to.node)) return [];
    seen.add(id);
    const old = known.get(id);
    const [selected, hidden] = [chosen.has(id), within.has(from.node)];
    const loop = back.get(id) ?? null;
    const isSame =
      old?.data !== undefined &&
      old.selected === selected &&
      old.hidden === hidden &&
      old.data.made.edge === edge &&
      isSameSource(old.data.made.source, source) &&
      old.data.back?.header === loop?.header &&
      old.data.back?.lane === loop?.lane;
    return [isSame ? old : { ...fresh({ edge, source, back: loop }, catalogue), selected, hidden }];
  });
}

/** A node that only moved sends by the same ports. */
function isSameSource(old: GraphNode, now: GraphNode): boolean {
  return old === now || (old.type === now.type && old.params === now.params && old.policy === now.policy);
}

function endsOf(edge: GraphEdge): Ends {
  const found = ends.get(edge) ?? {
    id: edgeKey(edge),
    from: parseEndpoint(edge.from, 'out'),
    to: parseEndpoint(edge.to, 'in'),
  };
  ends.set(edge, found);
  return found;
}

type Made = { edge: GraphEdge; source: GraphNode; back: BackEdge | null };

function fresh({ edge, source, back }: Made, catalogue: Catalogue): CableEdge {
  const { id, from, to } = endsOf(edge);
  const { outputs } = describedOf(source, catalogue).jacks;
  const port = outputs.find((candidate) => candidate.name === from.port);
  return {
    id,
    type: 'cable',
    source: from.node,
    target: to.node,
    sourceHandle: from.port,
    targetHandle: to.port,
    ariaLabel: `Cable from ${edge.from} ${back === null ? 'to' : 'back to'} ${edge.to}`,
    data: {
      tint: port === undefined ? 'var(--error)' : portTint(port),
      back,
      made: { edge, source },
    },
  };
}
