import {
  applyEdgeChanges,
  applyNodeChanges,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type IsValidConnection,
  type NodeChange,
  type OnNodeDrag,
} from '@xyflow/react';
import { type DragEvent, useEffect, useState } from 'react';
import type { Operation } from '#engine/graph/operations.ts';
import { addNode } from '../editor/actions/add-node.ts';
import { edgeOf, refusal } from '../editor/actions/connection.ts';
import { containerAt, originOf, reparent } from '../editor/actions/reparent.ts';
import { withGrowth } from '../editor/actions/with-growth.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { adjust, only } from '../editor/store/selection.ts';
import { dragType } from './drag-type.ts';
import { type CableEdge, type CardNode, flowEdges, flowNodes } from './flow-model.ts';
import { card } from './kernels/jacks.ts';
import { snap } from './kernels/snap.ts';

/** Everything the pointer does on the canvas; each gesture ends in one operation of the document. */
export function useGestures() {
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const catalogue = useEditor((editor) => editor.catalogue);
  const selection = useEditor((editor) => editor.selection);
  const [nodes, setNodes] = useState<CardNode[]>(() => flowNodes(graph, catalogue, selection, []));
  const [edges, setEdges] = useState<CableEdge[]>(() => flowEdges(graph, catalogue, selection, []));

  useEffect(() => setNodes((before) => flowNodes(graph, catalogue, selection, before)), [graph, catalogue, selection]);
  useEffect(() => setEdges((before) => flowEdges(graph, catalogue, selection, before)), [graph, catalogue, selection]);

  const onNodesChange = (changes: NodeChange<CardNode>[]) => {
    const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    const { selection: now, select } = store.getState();
    const next = adjust(now, 'nodes', chosen);
    if (next !== now) select(next);
    const drawn = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
    if (drawn.length > 0) setNodes((before) => applyNodeChanges(drawn, before));
  };
  const onEdgesChange = (changes: EdgeChange<CableEdge>[]) => {
    const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    const { selection: now, select } = store.getState();
    const next = adjust(now, 'edges', chosen);
    if (next !== now) select(next);
    const rest = changes.filter((change) => change.type !== 'select' && change.type !== 'remove');
    if (rest.length > 0) setEdges((before) => applyEdgeChanges(rest, before));
  };
  const onNodeDragStop: OnNodeDrag<CardNode> = (_, dragged, all) => {
    const { document, perform } = store.getState();
    const moved = all.filter((node) => {
      const old = document.graph.nodes.find((candidate) => candidate.id === node.id);
      return old !== undefined && (old.position[0] !== node.position.x || old.position[1] !== node.position.y);
    });
    if (moved.length === 0) return;
    const home = moved.length === 1 ? movedHome(store, dragged) : null;
    if (home !== null) return perform('Move', withGrowth(document.graph, catalogue, home));
    const positions = Object.fromEntries(moved.map((node) => [node.id, snap([node.position.x, node.position.y])]));
    perform('Move', withGrowth(document.graph, catalogue, [{ op: 'move', positions }]));
    setNodes((before) => flowNodes(store.getState().document.graph, catalogue, store.getState().selection, before));
  };
  const onConnect = (connection: Connection) => {
    const { from, to } = endsOf(connection);
    const { document, perform, update } = store.getState();
    if (refusal(document.graph, catalogue, from, to) !== null) return;
    perform('Connect', [{ op: 'connect', edge: edgeOf(from, to) }]);
    update({ announcement: `Connected ${from.node} to ${to.node}` });
  };
  const isValidConnection: IsValidConnection<CableEdge> = (connection) => {
    const { from, to } = endsOf(connection);
    return refusal(store.getState().document.graph, catalogue, from, to) === null;
  };
  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    if (state.toHandle !== null || state.fromHandle?.type !== 'source' || !('clientX' in event)) return;
    const start = state.fromHandle;
    const { canvas, update } = store.getState();
    const screen = { x: event.clientX, y: event.clientY };
    const position = canvas?.placeAt({ x: screen.x, y: screen.y - card.first });
    const distance = Math.hypot(state.to?.x ?? 0, state.to?.y ?? 0);
    if (!Number.isFinite(distance) || state.toNode !== null) return;
    update({
      adding: { screen, from: { node: start.nodeId, port: start.id ?? 'out' }, ...(position && { position }) },
    });
  };
  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(dragType);
    const { canvas, document, perform, descriptions } = store.getState();
    const description = descriptions.find((candidate) => candidate.type === type);
    if (description === undefined || canvas === null) return;
    event.preventDefault();
    const at = canvas.placeAt({ x: event.clientX - 40, y: event.clientY - 20 });
    const parent = containerAt(document.graph, catalogue, canvas.placeAt({ x: event.clientX, y: event.clientY }), []);
    const [ox, oy] = originOf(document.graph, parent);
    const position: [number, number] = [at[0] - ox, at[1] - oy];
    const { operations, id } = addNode(document.graph, catalogue, description, { position, ...(parent && { parent }) });
    perform(`Add ${id}`, withGrowth(document.graph, catalogue, operations), { select: [id] });
  };
  const onNodeContextMenu = (_: unknown, node: CardNode) => {
    const { selection: now, select } = store.getState();
    if (!now.nodes.includes(node.id)) select(only(node.id));
  };
  const onEdgeContextMenu = (_: unknown, edge: CableEdge) => store.getState().select({ nodes: [], edges: [edge.id] });
  return {
    onNodeContextMenu,
    onEdgeContextMenu,
    nodes,
    edges,
    onNodesChange,
    onEdgesChange,
    onNodeDragStop,
    onConnect,
    onConnectEnd,
    isValidConnection,
    onDrop,
  };
}

type Store = ReturnType<typeof useEditorStore>;

/** The operations that take a node into the container it was dropped on, or out of the one it left; null when neither. */
function movedHome(store: Store, dragged: CardNode): Operation[] | null {
  const { document, catalogue } = store.getState();
  const node = document.graph.nodes.find((candidate) => candidate.id === dragged.id);
  if (node === undefined) return null;
  const [ox, oy] = originOf(document.graph, node.parent);
  const place: [number, number] = [ox + dragged.position.x, oy + dragged.position.y];
  const middle: [number, number] = [
    place[0] + (dragged.measured?.width ?? card.width) / 2,
    place[1] + (dragged.measured?.height ?? 96) / 2,
  ];
  const parent = containerAt(document.graph, catalogue, middle, [node.id]);
  return parent === node.parent ? null : reparent(document.graph, node, parent, place);
}

function endsOf(connection: Connection | CableEdge) {
  return {
    from: { node: connection.source, port: connection.sourceHandle ?? 'out' },
    to: { node: connection.target, port: connection.targetHandle ?? 'in' },
  };
}
