import type { Node } from '@xyflow/react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import type { Selection } from '../editor/store/selection.ts';
import { describedOf, handlesOf } from './described.ts';
import type { Folds } from './folds/folds-of.ts';
import { sameList } from './same-list.ts';
import { sentenceOf, sentenceText } from './sentence.ts';

export type CardNode = Node<{ node: GraphNode }, 'card' | 'bay'>;

/** What of a document is drawn how. */
export type Shown = {
  selection: Selection;
  /** The containers that show only their head. */
  collapsed: readonly string[];
  /** From afar a large document is one painted picture, in which only this node is a part of its own; else undefined. */
  painted?: { alone: string | null } | undefined;
  /** Frames that are shown as one module. */
  folds: Folds;
};

/** The document's nodes for React Flow; what did not change keeps its object, so that only changed cards draw again. */
export function flowNodes(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  { selection, collapsed, painted, folds }: Shown,
  before: CardNode[],
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selection.nodes);
  const within = hiddenIn(graph, collapsed, folds);
  const drawn = parentsFirst(graph.nodes).map((node) => {
    const old = known.get(node.id);
    const selected = chosen.has(node.id);
    const hidden = within.has(node.id) || (painted !== undefined && painted.alone !== node.id);
    const isCollapsed = collapsed.includes(node.id);
    const isSame =
      old !== undefined &&
      old.data.node === node &&
      old.selected === selected &&
      old.hidden === hidden &&
      (old.height === collapsedHeight) === isCollapsed &&
      old.position.x === node.position[0] &&
      old.position.y === node.position[1];
    return isSame ? old : { ...old, ...fresh(t, node, catalogue, { isCollapsed, old }), selected, hidden };
  });
  return sameList(before, drawn);
}

/** The height of a container that shows only its head and its foot. */
const collapsedHeight = 98;

/** Every node that lies in a collapsed container or frame, however deep. */
export function hiddenIn(graph: Graph, collapsed: readonly string[], { homes }: Folds): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (collapsed.length === 0 && homes.size === 0) return hidden;
  for (const { id, parent } of parentsFirst(graph.nodes))
    if (homes.has(id) || (parent !== undefined && (hidden.has(parent) || collapsed.includes(parent)))) hidden.add(id);
  return hidden;
}

type Before = { isCollapsed: boolean; old: CardNode | undefined };

function fresh(t: Words, node: GraphNode, catalogue: Catalogue, { isCollapsed, old }: Before): CardNode {
  const described = describedOf(node, catalogue);
  const { type, size } = described;
  const bay = { width: size.width, height: isCollapsed ? collapsedHeight : size.height };
  return {
    id: node.id,
    type,
    position: { x: node.position[0], y: node.position[1] },
    data: { node },
    ariaLabel: spoken(t, node, catalogue),
    domAttributes: { 'aria-roledescription': t('canvas.node') },
    handles: handlesOf(described, size.width),
    // A card is as high as its words need: what was measured once is nearer than the estimate.
    measured: type === 'bay' ? bay : old?.data.node.type === node.type ? (old.measured ?? size) : size,
    ...(node.parent !== undefined && { parentId: node.parent }),
    ...(type === 'bay' && bay),
  };
}

/** What is read aloud of a node: its id, its type and its sentence. */
function spoken(t: Words, node: GraphNode, catalogue: Catalogue): string {
  const description = catalogue.get(node.type);
  if (description === undefined) return `${node.id}, ${node.type}. ${node.type}`;
  return `${node.id}, ${description.title}. ${sentenceText(sentenceOf(t, description, node.params ?? {}))}`;
}

function parentsFirst(nodes: readonly GraphNode[]): readonly GraphNode[] {
  if (!nodes.some((node) => node.parent !== undefined)) return nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = (node: GraphNode, left = 16): number => {
    const parent = node.parent === undefined ? undefined : byId.get(node.parent);
    return parent === undefined || left === 0 ? 0 : 1 + depth(parent, left - 1);
  };
  const depths = new Map(nodes.map((node) => [node.id, depth(node)]));
  return nodes.toSorted((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0));
}
