import type { Edge } from '@xyflow/react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { edgeKey } from '../editor/store/edge-key.ts';
import { portTint } from '../ui/tint.ts';
import { describedOf } from './described.ts';
import { hiddenIn, type Shown } from './flow-nodes.ts';
import { type BackEdge, loopsOf } from './loops.ts';
import { sameList } from './same-list.ts';

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
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  { selection, collapsed, folds }: Shown,
  before: CableEdge[],
): CableEdge[] {
  const within = hiddenIn(graph, collapsed, folds);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const chosen = new Set(selection.edges);
  const seen = new Set<string>();
  const { back } = loopsOf(graph, catalogue);
  const drawn = graph.edges.flatMap((edge) => {
    const { id, from, to } = endsOf(edge);
    const source = nodes.get(from.node);
    if (seen.has(id) || source === undefined || !nodes.has(to.node)) return [];
    seen.add(id);
    const old = known.get(id);
    // A cable that crosses the rim of a collapsed frame is plugged into it; one that stays within is not seen.
    const [out, into] = [folds.homes.get(from.node), folds.homes.get(to.node)];
    const isWithin = within.has(from.node) && out === undefined;
    const [selected, hidden] = [chosen.has(id), isWithin || (out !== undefined && out === into)];
    const ends = { source: out?.key ?? from.node, target: into?.key ?? to.node };
    const loop = back.get(id) ?? null;
    const isSame =
      old?.data !== undefined &&
      old.selected === selected &&
      old.hidden === hidden &&
      old.source === ends.source &&
      old.target === ends.target &&
      old.data.made.edge === edge &&
      isSameSource(old.data.made.source, source) &&
      old.data.back?.header === loop?.header &&
      old.data.back?.lane === loop?.lane;
    if (isSame) return [old];
    const made = fresh(t, { edge, source, back: loop }, catalogue);
    const plugs = { ...(out && { sourceHandle: id }), ...(into && { targetHandle: id }) };
    return [{ ...made, ...ends, ...plugs, ...((out ?? into) && { reconnectable: false }), selected, hidden }];
  });
  return sameList(before, drawn);
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

function fresh(t: Words, { edge, source, back }: Made, catalogue: Catalogue): CableEdge {
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
    ariaLabel: t('canvas.cableFromTo', { from: edge.from, back: back === null ? 'no' : 'yes', to: edge.to }),
    domAttributes: { 'aria-roledescription': t('canvas.cable') },
    data: {
      tint: port === undefined ? 'var(--error)' : portTint(port),
      back,
      made: { edge, source },
    },
  };
}
