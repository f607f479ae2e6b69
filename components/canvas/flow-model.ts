import type { Edge, Node } from '@xyflow/react';
import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { jacksOf } from '../editor/actions/connection.ts';
import { edgeKey } from '../editor/store/edge-key.ts';
import type { Selection } from '../editor/store/selection.ts';
import { portTint } from '../ui/tint.ts';
import { type BackEdge, loopsOf } from './loops.ts';
import { sentenceOf, sentenceText } from './sentence.ts';

export type CardNode = Node<{ node: GraphNode }, 'card' | 'bay'>;
export type CableEdge = Edge<{ tint: string; label: string | null; back: BackEdge | null }, 'cable'>;

/** The document's nodes for React Flow; what did not change keeps its object, so that only changed cards draw again. */
export function flowNodes(
  graph: Graph,
  catalogue: Catalogue,
  { selection, collapsed }: Shown,
  before: readonly CardNode[],
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selection.nodes);
  const within = hiddenIn(graph, collapsed);
  return parentsFirst(graph.nodes).map((node) => {
    const old = known.get(node.id);
    const next = { ...fresh(node, catalogue, collapsed), selected: chosen.has(node.id), hidden: within.has(node.id) };
    const isSame =
      old !== undefined &&
      old.data.node === node &&
      old.selected === next.selected &&
      (old.hidden ?? false) === next.hidden &&
      old.height === next.height &&
      samePlace(old, node);
    return isSame ? old : { ...old, ...next };
  });
}

/** What of a document is drawn how: what is selected, and the containers that show only their head. */
export type Shown = { selection: Selection; collapsed: readonly string[] };

/** The height of a container that shows only its head and its foot. */
const collapsedHeight = 98;

/** Everything that lies in a collapsed container, however deep. */
function hiddenIn(graph: Graph, collapsed: readonly string[]): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (collapsed.length === 0) return hidden;
  for (const { id, parent } of parentsFirst(graph.nodes))
    if (parent !== undefined && (hidden.has(parent) || collapsed.includes(parent))) hidden.add(id);
  return hidden;
}

function fresh(node: GraphNode, catalogue: Catalogue, collapsed: readonly string[]): CardNode {
  const description = catalogue.get(node.type);
  const role = isContainer(description?.role) ? 'bay' : 'card';
  const words = description ? sentenceText(sentenceOf(description, node.params ?? {})) : node.type;
  const [width, whole] = node.size ?? (role === 'bay' ? [560, 260] : []);
  const height = collapsed.includes(node.id) ? collapsedHeight : whole;
  return {
    id: node.id,
    type: role,
    position: { x: node.position[0], y: node.position[1] },
    data: { node },
    ariaLabel: `${node.id}, ${description?.title ?? node.type}. ${words}`,
    ...(node.parent !== undefined && { parentId: node.parent }),
    ...(role === 'bay' && width !== undefined && height !== undefined && { width, height }),
  };
}

function samePlace(old: CardNode, node: GraphNode): boolean {
  return old.position.x === node.position[0] && old.position.y === node.position[1];
}

function parentsFirst(nodes: readonly GraphNode[]): GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = (node: GraphNode, left = 16): number => {
    const parent = node.parent === undefined ? undefined : byId.get(node.parent);
    return parent === undefined || left === 0 ? 0 : 1 + depth(parent, left - 1);
  };
  return nodes.some((node) => node.parent !== undefined) ? nodes.toSorted((a, b) => depth(a) - depth(b)) : [...nodes];
}

/** The document's edges for React Flow, coloured by what they carry. */
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
    const id = edgeKey(edge);
    if (seen.has(id)) return [];
    seen.add(id);
    const next = freshEdge(edge, { id, selected: chosen.has(id), back: back.get(id) ?? null }, nodes, catalogue);
    if (next === null) return [];
    next.hidden = within.has(next.source);
    const old = known.get(id);
    const same =
      old !== undefined &&
      old.selected === next.selected &&
      (old.hidden ?? false) === next.hidden &&
      old.data?.tint === next.data?.tint &&
      old.data?.label === next.data?.label &&
      old.data?.back?.header === next.data?.back?.header &&
      old.data?.back?.lane === next.data?.back?.lane;
    return [same ? old : next];
  });
}

function freshEdge(
  edge: GraphEdge,
  { id, selected, back }: { id: string; selected: boolean; back: BackEdge | null },
  nodes: ReadonlyMap<string, GraphNode>,
  catalogue: Catalogue,
): CableEdge | null {
  const from = parseEndpoint(edge.from, 'out');
  const to = parseEndpoint(edge.to, 'in');
  const source = nodes.get(from.node);
  if (source === undefined || !nodes.has(to.node)) return null;
  const outputs = jacksOf(source, catalogue).outputs;
  const port = outputs.find((candidate) => candidate.name === from.port);
  return {
    id,
    type: 'cable',
    source: from.node,
    target: to.node,
    sourceHandle: from.port,
    targetHandle: to.port,
    selected,
    ariaLabel: `Cable from ${edge.from} ${back === null ? 'to' : 'back to'} ${edge.to}`,
    data: {
      tint: port === undefined ? 'var(--error)' : portTint(port),
      label: outputs.length > 1 ? (port?.label ?? from.port) : null,
      back,
    },
  };
}
