import type { Connection, FinalConnectionState, IsValidConnection } from '@xyflow/react';
import type { DragEvent } from 'react';
import { addMark } from '../editor/actions/add-mark.ts';
import { addNode } from '../editor/actions/add-node.ts';
import { edgeOf, refusal } from '../editor/actions/connection.ts';
import { containerAt, originOf } from '../editor/actions/reparent.ts';
import { withGrowth } from '../editor/actions/with-growth.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { nothing, only } from '../editor/store/selection.ts';
import { aim } from './aim.ts';
import { dragType } from './drag-type.ts';
import type { CableEdge } from './flow-model.ts';
import { card } from './kernels/jacks.ts';
import { useDrag } from './use-drag.ts';
import { type BoardNode, isMark, useDrawn } from './use-drawn.ts';

/** Everything the pointer does on the canvas; each gesture ends in one operation of the document. */
export function useGestures() {
  const store = useEditorStore();
  const catalogue = useEditor((editor) => editor.catalogue);
  const { nodes, edges, onNodesChange, onEdgesChange, draft, redraw } = useDrawn();
  const drag = useDrag({ nodes, draft, redraw });
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
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    const { canvas, document, collapsed } = store.getState();
    const point = canvas?.placeAt({ x: event.clientX, y: event.clientY });
    aim(store, (point && containerAt(document.graph, catalogue, point, collapsed)) ?? null);
  };
  const onDragLeave = () => aim(store, null);
  const onDrop = (event: DragEvent) => {
    aim(store, null);
    const type = event.dataTransfer.getData(dragType);
    const { canvas, document, perform, descriptions, collapsed } = store.getState();
    if (canvas !== null && (type === 'note' || type === 'frame')) {
      event.preventDefault();
      addMark(store.getState(), type, canvas.placeAt({ x: event.clientX - 20, y: event.clientY - 16 }));
      return;
    }
    const description = descriptions.find((candidate) => candidate.type === type);
    if (description === undefined || canvas === null) return;
    event.preventDefault();
    const at = canvas.placeAt({ x: event.clientX - 40, y: event.clientY - 20 });
    const parent = containerAt(
      document.graph,
      catalogue,
      canvas.placeAt({ x: event.clientX, y: event.clientY }),
      collapsed,
    );
    const [ox, oy] = originOf(document.graph, parent);
    const position: [number, number] = [at[0] - ox, at[1] - oy];
    const { operations, id } = addNode(document.graph, catalogue, description, { position, ...(parent && { parent }) });
    perform(`Add ${id}`, withGrowth(document.graph, catalogue, operations), { select: [id] });
  };
  const onNodeContextMenu = (_: unknown, node: BoardNode) => {
    const { selection: now, select } = store.getState();
    if (isMark(node.id)) select({ ...nothing, marks: [node.id] });
    else if (!now.nodes.includes(node.id)) select(only(node.id));
  };
  const onEdgeContextMenu = (_: unknown, edge: CableEdge) => store.getState().select({ ...nothing, edges: [edge.id] });
  return {
    onNodeContextMenu,
    onEdgeContextMenu,
    nodes,
    edges,
    onNodesChange,
    onEdgesChange,
    ...drag,
    onConnect,
    onConnectEnd,
    isValidConnection,
    onDragOver,
    onDragLeave,
    onDrop,
  };
}

function endsOf(connection: Connection | CableEdge) {
  return {
    from: { node: connection.source, port: connection.sourceHandle ?? 'out' },
    to: { node: connection.target, port: connection.targetHandle ?? 'in' },
  };
}
