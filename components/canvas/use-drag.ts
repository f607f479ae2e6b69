import type { OnNodeDrag } from '@xyflow/react';
import { useRef } from 'react';
import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { GraphEdge, GraphNode } from '#engine/graph/schema.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { containerAt, originOf, reparent } from '../editor/actions/reparent.ts';
import { spliceIn, spliceOut } from '../editor/actions/splice.ts';
import { withGrowth } from '../editor/actions/with-growth.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { edgeKey } from '../editor/store/edge-key.ts';
import { allMarks, markKey, markPlace } from '../editor/store/mark-key.ts';
import { aim } from './aim.ts';
import { cableAt } from './cable-at.ts';
import { card } from './kernels/jacks.ts';
import { snap } from './kernels/snap.ts';
import { showLevel } from './show-level.ts';
import { type BoardNode, isMark } from './use-drawn.ts';

type Places = Map<string, { x: number; y: number }>;
type Options = { nodes: BoardNode[]; draft: (places: Places) => void; redraw: () => void };

/** Dragging on the board: frames take along what lies in them; the end of a drag is one step of the document. */
export function useDrag({ nodes, draft, redraw }: Options) {
  const t = useWords();
  const store = useEditorStore();
  const carried = useRef<{ from: { x: number; y: number }; places: Places } | null>(null);

  const onNodeDragStart: OnNodeDrag<BoardNode> = (_, dragged, all) => {
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    const held =
      frame === undefined ? [] : nodes.filter((node) => isHeld(node, frame) && !all.some((a) => a.id === node.id));
    carried.current =
      frame === undefined
        ? null
        : { from: { ...frame.position }, places: new Map(held.map((node) => [node.id, { ...node.position }])) };
  };
  const shifted = (frame: BoardNode): Places => {
    const { from, places } = carried.current ?? { from: frame.position, places: new Map() };
    const [dx, dy] = [frame.position.x - from.x, frame.position.y - from.y];
    return new Map([...places].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
  };
  const onNodeDrag: OnNodeDrag<BoardNode> = (event, dragged, all) => {
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    if (frame !== undefined && carried.current !== null && carried.current.places.size > 0) draft(shifted(frame));
    const home = all.length === 1 && !isMark(dragged.id) ? homeOf(store, dragged) : null;
    const cable = home === null ? null : cableUnder(store, home.node, event);
    aim(store, home?.isNew ? (home.parent ?? null) : null, cable && edgeKey(cable));
    showLevel(store, dragged, all, nodes);
  };
  const onNodeDragStop: OnNodeDrag<BoardNode> = (event, dragged, all) => {
    const { document, catalogue, perform } = store.getState();
    aim(store, null);
    store.getState().update({ guides: [] });
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    const places: Places = new Map(all.map((node) => [node.id, node.position]));
    if (frame !== undefined) for (const [id, place] of shifted(frame)) places.set(id, place);
    carried.current = null;
    if (places.size === 1 && !isMark(dragged.id)) {
      const replugged = repluggedBy(t, store, dragged, event);
      if (replugged !== null) return perform(replugged.title, withGrowth(document.graph, catalogue, replugged.steps));
    }
    const operations = movesOf(store, places);
    if (operations.length === 0) return;
    perform(t('canvas.move'), withGrowth(document.graph, catalogue, operations));
    redraw();
  };
  return { onNodeDragStart, onNodeDrag, onNodeDragStop };
}

type Pointer = Parameters<OnNodeDrag<BoardNode>>[0];
type Store = ReturnType<typeof useEditorStore>;

/** The operations that put things where they were dropped; what did not move is left out. */
function movesOf(store: Store, places: Places): Operation[] {
  const { graph } = store.getState().document;
  const positions: { [node: string]: [number, number] } = {};
  for (const node of graph.nodes) {
    const place = places.get(node.id);
    if (place !== undefined && (place.x !== node.position[0] || place.y !== node.position[1]))
      positions[node.id] = snap([place.x, place.y]);
  }
  const layout = allMarks(graph).flatMap((marked): Operation[] => {
    const { kind, mark } = marked;
    const place = places.get(markKey(kind, mark.id));
    if (place === undefined || (place.x === mark.position[0] && place.y === mark.position[1])) return [];
    return [{ op: 'set', ...markPlace(marked), path: ['position'], value: snap([place.x, place.y]) }];
  });
  return Object.keys(positions).length > 0 ? [{ op: 'move', positions }, ...layout] : layout;
}

/** A collapsed frame holds what it hides; an open one what lies wholly in it. */
function isHeld(node: BoardNode, frame: BoardNode): boolean {
  if (node.id === frame.id || node.parentId !== undefined) return false;
  if (frame.type === 'frame' && frame.data.fold) return frame.data.fold.held.has(node.id);
  const { x, y } = node.position;
  const [width, height] = [node.measured?.width ?? node.width ?? 240, node.measured?.height ?? node.height ?? 96];
  const [right, bottom] = [frame.position.x + (frame.width ?? 0), frame.position.y + (frame.height ?? 0)];
  return x >= frame.position.x && y >= frame.position.y && x + width <= right && y + height <= bottom;
}

/** Where a dragged node would be at home, and its place on the canvas; null when the document does not know it. */
function homeOf(store: Store, dragged: BoardNode) {
  const { document, catalogue, collapsed } = store.getState();
  const node = document.graph.nodes.find((candidate) => candidate.id === dragged.id);
  if (node === undefined) return null;
  const [ox, oy] = originOf(document.graph, node.parent);
  const place: [number, number] = [ox + dragged.position.x, oy + dragged.position.y];
  const middle: [number, number] = [
    place[0] + (dragged.measured?.width ?? card.width) / 2,
    place[1] + (dragged.measured?.height ?? 96) / 2,
  ];
  const parent = containerAt(document.graph, catalogue, middle, [node.id, ...collapsed]);
  return { node, place, parent, isNew: parent !== node.parent };
}

/**
 * What else than moving follows when one node was dropped: held with Alt it leaves its cables, which close behind it;
 * over another container it goes in, over the cable of others that cable is led through it. Null when it only moved.
 */
function repluggedBy(
  t: Words,
  store: Store,
  dragged: BoardNode,
  event: Pointer,
): { title: string; steps: Operation[] } | null {
  const { document, catalogue } = store.getState();
  const { graph } = document;
  const home = homeOf(store, dragged);
  if (home === null) return null;
  const { node, parent, place, isNew } = home;
  const [ox, oy] = originOf(graph, node.parent);
  const move: Operation = { op: 'move', positions: { [node.id]: snap([place[0] - ox, place[1] - oy]) } };
  if (event.altKey) return { title: t('canvas.unplug'), steps: [...spliceOut(t, graph, catalogue, node.id), move] };
  if (isNew) return { title: t('canvas.move'), steps: reparent(graph, node, parent, place) };
  const cable = cableUnder(store, node, event);
  return cable === null
    ? null
    : {
        title: t('canvas.insertNode', { node: node.id }),
        steps: [...spliceIn(t, graph, catalogue, cable, node), move],
      };
}

/** The cable under the pointer that could be led through a node without any cable of its own. */
function cableUnder(store: Store, node: GraphNode, event: Pointer): GraphEdge | null {
  const { document, catalogue } = store.getState();
  const { edges, nodes } = document.graph;
  if (catalogue.get(node.type)?.role === 'entry' || !('clientX' in event)) return null;
  const endsAt = (edge: GraphEdge, id: string) =>
    parseEndpoint(edge.from, 'out').node === id || parseEndpoint(edge.to, 'in').node === id;
  if (edges.some((edge) => endsAt(edge, node.id))) return null;
  const key = cableAt({ x: event.clientX, y: event.clientY });
  const level = new Set(nodes.filter(({ parent }) => parent === node.parent).map(({ id }) => id));
  return edges.find((edge) => edgeKey(edge) === key && level.has(parseEndpoint(edge.from, 'out').node)) ?? null;
}
