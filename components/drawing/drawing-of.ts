import { type Catalogue, isContainer } from '#engine/graph/catalogue.ts';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Graph, GraphNode } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { cable, type Point } from '../canvas/kernels/cable.ts';
import { type Colour, colourOf } from '../canvas/kernels/colours.ts';
import { jackTop } from '../canvas/kernels/jacks.ts';
import { around, type Box } from '../canvas/kernels/snap.ts';
import { type Part, sentenceOf } from '../canvas/sentence.ts';
import { boxOf } from '../editor/actions/add-node.ts';
import { jacksOf } from '../editor/actions/connection.ts';
import { originOf } from '../editor/actions/reparent.ts';
import { portTint, tintOf } from '../ui/tint.ts';
import { type Run, wrapRuns } from './wrap-text.ts';

/** A ring at a card's edge; `label` stands beside it where a card has several on that side. */
export type DrawnJack = Point & {
  name: string;
  tint: string;
  isPlugged: boolean;
  label: string | null;
  side: 'in' | 'out';
};

export type DrawnCard = {
  id: string;
  box: Box;
  icon: string;
  tint: string;
  title: string;
  lines: Run[][];
  isContainer: boolean;
  isOff: boolean;
  jacks: DrawnJack[];
};

/** A document laid out as a picture: everything by its place, nothing drawn yet. */
export type Drawing = {
  view: Box;
  frames: { box: Box; title: string; colour: Colour }[];
  notes: { box: Box; lines: Run[][]; colour: Colour }[];
  cables: { path: string; tint: string }[];
  cards: DrawnCard[];
};

/** Sizes of letters and distances of the picture, in pixels of the canvas. */
export const sizes = { title: 13, body: 12, line: 17, pad: 12, margin: 32 } as const;

/** Lays out a document as it stands on the canvas. */
export function drawingOf(t: Words, graph: Graph, catalogue: Catalogue): Drawing {
  const plugged = new Set(graph.edges.flatMap(({ from, to }) => [endKey('out', from, 'out'), endKey('in', to, 'in')]));
  const cards = byDepth(graph.nodes).map((node) => cardOf(t, graph, catalogue, node, plugged));
  const jackAt = new Map(
    cards.flatMap(({ id, jacks }) => jacks.map((jack) => [`${jack.side}:${id}.${jack.name}`, jack])),
  );
  const cables = graph.edges.flatMap(({ from, to }) => {
    const [start, end] = [jackAt.get(endKey('out', from, 'out')), jackAt.get(endKey('in', to, 'in'))];
    return start === undefined || end === undefined ? [] : [{ path: cable(start, end).path, tint: start.tint }];
  });
  const frames = graph.frames.map(({ position, size, text, color }) => ({
    box: areaOf(position, size),
    title: text,
    colour: colourOf(color, 'grey'),
  }));
  const notes = graph.notes.map(({ position, size, text, color }) => ({
    box: areaOf(position, size),
    lines: wrapRuns([{ text, isMono: false, tone: 'text' }], {
      width: size[0] - sizes.pad * 2,
      size: sizes.body,
      most: Math.max(1, Math.floor((size[1] - sizes.pad * 2) / sizes.line)),
    }),
    colour: colourOf(color, 'yellow'),
  }));
  const content = around([...cards, ...frames, ...notes].map(({ box }) => box)) ?? {
    x: 0,
    y: 0,
    width: 240,
    height: 96,
  };
  const view = {
    x: content.x - sizes.margin,
    y: content.y - sizes.margin,
    width: content.width + sizes.margin * 2,
    height: content.height + sizes.margin * 2,
  };
  return { view, frames, notes, cables, cards };
}

function cardOf(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
  node: GraphNode,
  plugged: ReadonlySet<string>,
): DrawnCard {
  const [ox, oy] = originOf(graph, node.parent);
  const own = boxOf(node, catalogue);
  const description = catalogue.get(node.type);
  const holds = isContainer(description?.role);
  const box = {
    ...own,
    x: own.x + ox,
    y: own.y + oy,
    ...(holds && node.size === undefined && { width: 560, height: 260 }),
  };
  const { inputs, outputs } = jacksOf(node, catalogue);
  const jackOf =
    (side: 'in' | 'out', isNamed: boolean) =>
    (port: (typeof inputs)[number] | (typeof outputs)[number], index: number): DrawnJack => ({
      name: port.name,
      side,
      x: side === 'in' ? box.x : box.x + box.width,
      y: box.y + jackTop(index),
      tint: portTint(port),
      isPlugged: plugged.has(`${side}:${node.id}.${port.name}`),
      label: isNamed ? (port.label ?? port.name) : null,
    });
  const parts: Part[] = description
    ? sentenceOf(t, description, node.params ?? {})
    : [{ kind: 'words', text: node.type }];
  const labels = outputs.length > 1 ? 60 : sizes.pad;
  return {
    id: node.id,
    box,
    icon: description?.icon ?? 'box',
    tint: tintOf(outputs[0]?.type ?? 'control'),
    title: node.label ?? node.id,
    lines: wrapRuns(parts.map(runOf), { width: box.width - sizes.pad - labels, size: sizes.body, most: holds ? 1 : 3 }),
    isContainer: holds,
    isOff: node.disabled === true,
    jacks: [...inputs.map(jackOf('in', inputs.length > 1)), ...outputs.map(jackOf('out', outputs.length > 1))],
  };
}

const tones: Record<Part['kind'], Run['tone']> = {
  words: 'muted',
  value: 'text',
  expression: 'json',
  missing: 'faint',
};

function runOf({ kind, text }: Part): Run {
  return { text, isMono: kind === 'expression', tone: tones[kind] };
}

/** Containers before what lies in them, so that they are painted under it. */
function byDepth(nodes: readonly GraphNode[]): GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = ({ parent }: GraphNode): number => {
    const around = parent === undefined ? undefined : byId.get(parent);
    return around === undefined ? 0 : 1 + depth(around);
  };
  return nodes.toSorted((a, b) => depth(a) - depth(b));
}

function endKey(side: 'in' | 'out', end: string, port: string): string {
  const { node, port: name } = parseEndpoint(end, port);
  return `${side}:${node}.${name}`;
}

function areaOf([x, y]: readonly [number, number], [width, height]: readonly [number, number]): Box {
  return { x, y, width, height };
}
