import type { Connection, FinalConnectionState, HandleType, IsValidConnection } from '@xyflow/react';
import { useRef } from 'react';
import { useWords } from '#words/use-words.ts';
import { edgeOf, refusal } from '../editor/actions/connection.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { edgeKey } from '../editor/store/edge-key.ts';
import type { CableEdge } from './flow-edges.ts';
import { card } from './kernels/jacks.ts';

/** Plugging: a cable from jack to jack, an end of one into another jack, or into nothing, which asks for a node. */
export function usePlugs() {
  const t = useWords();
  const store = useEditorStore();
  const catalogue = useEditor((editor) => editor.catalogue);
  const isReplugging = useRef(false);
  const onConnect = (connection: Connection) => {
    const { from, to } = endsOf(connection);
    const { document, perform, update } = store.getState();
    if (refusal(t, document.graph, catalogue, from, to) !== null) return;
    perform(t('canvas.connect'), [{ op: 'connect', edge: edgeOf(from, to) }]);
    update({ announcement: t('canvas.connectedNodes', { from: from.node, to: to.node }) });
  };
  const onReconnect = (cable: CableEdge, connection: Connection) => {
    const { from, to } = endsOf(connection);
    const { document, perform, update } = store.getState();
    const edge = document.graph.edges.find((candidate) => edgeKey(candidate) === cable.id);
    if (edge === undefined || refusal(t, document.graph, catalogue, from, to) !== null) return;
    perform(t('canvas.reconnect'), [
      { op: 'disconnect', edge },
      { op: 'connect', edge: { ...edge, ...edgeOf(from, to) } },
    ]);
    update({ announcement: t('canvas.connectedNodes', { from: from.node, to: to.node }) });
  };
  const onReconnectStart = () => {
    isReplugging.current = true;
  };
  /** An end that is let go over nothing comes out of its jack. */
  const onReconnectEnd = (_: unknown, cable: CableEdge, __: HandleType, state: FinalConnectionState) => {
    isReplugging.current = false;
    if (state.toHandle !== null) return;
    const { document, perform, update } = store.getState();
    const edge = document.graph.edges.find((candidate) => edgeKey(candidate) === cable.id);
    if (edge === undefined) return;
    perform(t('canvas.unplug'), [{ op: 'disconnect', edge }]);
    update({ announcement: t('canvas.unpluggedFromFromTo', { from: edge.from, to: edge.to }) });
  };
  const isValidConnection: IsValidConnection<CableEdge> = (connection) => {
    const { from, to } = endsOf(connection);
    return refusal(t, store.getState().document.graph, catalogue, from, to) === null;
  };
  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const screen = placeOf(event);
    if (isReplugging.current || state.toHandle !== null || state.fromHandle?.type !== 'source' || screen === null)
      return;
    const start = state.fromHandle;
    const { canvas, update } = store.getState();
    const position = canvas?.placeAt({ x: screen.x, y: screen.y - card.first });
    const distance = Math.hypot(state.to?.x ?? 0, state.to?.y ?? 0);
    if (!Number.isFinite(distance) || state.toNode !== null) return;
    update({
      adding: { screen, from: { node: start.nodeId, port: start.id ?? 'out' }, ...(position && { position }) },
    });
  };
  return { onConnect, onReconnectStart, onReconnect, onReconnectEnd, onConnectEnd, isValidConnection };
}

function endsOf(connection: Connection | CableEdge) {
  return {
    from: { node: connection.source, port: connection.sourceHandle ?? 'out' },
    to: { node: connection.target, port: connection.targetHandle ?? 'in' },
  };
}

/** Where a pointer let go, in pixels of the window; of a finger the place it has just left. */
function placeOf(event: MouseEvent | TouchEvent): { x: number; y: number } | null {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return at === undefined ? null : { x: at.clientX, y: at.clientY };
}
