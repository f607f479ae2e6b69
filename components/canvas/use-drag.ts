import type { OnNodeDrag } from '@xyflow/react';
import { useRef } from 'react';
import type { Operation } from '#engine/graph/operations.ts';
import { containerAt, originOf, reparent } from '../editor/actions/reparent.ts';
import { withGrowth } from '../editor/actions/with-growth.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { allMarks, markKey, markPlace } from '../editor/store/mark-key.ts';
import { aim } from './aim.ts';
import { card } from './kernels/jacks.ts';
import { snap } from './kernels/snap.ts';
import { type BoardNode, isMark } from './use-drawn.ts';

type Places = Map<string, { x: number; y: number }>;
type Options = { nodes: BoardNode[]; draft: (places: Places) => void; redraw: () => void };

/** Dragging on the board: frames take along what lies in them; the end of a drag is one step of the document. */
export function useDrag({ nodes, draft, redraw }: Options) {
  const store = useEditorStore();
  const carried = useRef<{ from: { x: number; y: number }; places: Places } | null>(null);

  const onNodeDragStart: OnNodeDrag<BoardNode> = (_, dragged, all) => {
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    const held =
      frame === undefined ? [] : nodes.filter((node) => liesIn(node, frame) && !all.some((a) => a.id === node.id));
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
  const onNodeDrag: OnNodeDrag<BoardNode> = (_, dragged, all) => {
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    if (frame !== undefined && carried.current !== null && carried.current.places.size > 0) draft(shifted(frame));
    const home = all.length === 1 && !isMark(dragged.id) ? homeOf(store, dragged) : null;
    aim(store, home?.isNew ? (home.parent ?? null) : null);
  };
  const onNodeDragStop: OnNodeDrag<BoardNode> = (_, dragged, all) => {
    const { document, catalogue, perform } = store.getState();
    aim(store, null);
    const frame = dragged.type === 'frame' ? dragged : all.find((node) => node.type === 'frame');
    const places: Places = new Map(all.map((node) => [node.id, node.position]));
    if (frame !== undefined) for (const [id, place] of shifted(frame)) places.set(id, place);
    carried.current = null;
    if (places.size === 1 && !isMark(dragged.id)) {
      const home = movedHome(store, dragged);
      if (home !== null) return perform('Move', withGrowth(document.graph, catalogue, home));
    }
    const operations = movesOf(store, places);
    if (operations.length === 0) return;
    perform('Move', withGrowth(document.graph, catalogue, operations));
    redraw();
  };
  return { onNodeDragStart, onNodeDrag, onNodeDragStop };
}

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

function liesIn(node: BoardNode, frame: BoardNode): boolean {
  if (node.id === frame.id || node.parentId !== undefined) return false;
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

/** The operations that take a node into the container it was dropped on, or out of the one it left; null when neither. */
function movedHome(store: Store, dragged: BoardNode): Operation[] | null {
  const home = homeOf(store, dragged);
  return home?.isNew ? reparent(store.getState().document.graph, home.node, home.parent, home.place) : null;
}
