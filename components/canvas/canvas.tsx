'use client';
import '@xyflow/react/dist/base.css';
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { only } from '../editor/store/selection.ts';
import { Bay } from './bay.tsx';
import { CableEdge } from './cable-edge.tsx';
import { Card } from './card.tsx';
import { ConnectionLine } from './connection-line.tsx';
import type { CableEdge as CableModel, CardNode } from './flow-model.ts';
import { grid, snap } from './kernels/snap.ts';
import { useGestures } from './use-gestures.ts';
import { ZoomBar } from './zoom-bar.tsx';

const nodeTypes = { card: Card, bay: Bay };
const edgeTypes = { cable: CableEdge };
const view = { padding: 0.12, maxZoom: 1, minZoom: 0.3 };

/** The patch bay: draws the document and turns gestures into operations on it. */
export function Canvas({ children }: { children?: ReactNode }) {
  return (
    <ReactFlowProvider>
      <Board>{children}</Board>
    </ReactFlowProvider>
  );
}

function Board({ children }: { children?: ReactNode }) {
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [map, setMap] = useState(false);
  // An empty document keeps its place, so that the first node stays where it is dropped.
  const [hasNodes] = useState(() => store.getState().document.graph.nodes.length > 0);
  const gestures = useGestures();
  useCanvasApi();
  return (
    <ReactFlow<CardNode, CableModel>
      {...gestures}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      connectionLineComponent={ConnectionLine}
      connectionMode={ConnectionMode.Strict}
      connectionRadius={28}
      connectOnClick={false}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      edgesReconnectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      selectionMode={SelectionMode.Partial}
      panOnScroll
      zoomOnDoubleClick={false}
      snapToGrid
      snapGrid={[grid, grid]}
      minZoom={0.15}
      maxZoom={2}
      fitView={hasNodes}
      fitViewOptions={view}
      onlyRenderVisibleElements={false}
      proOptions={{ hideAttribution: true }}
      onDragOver={(event) => event.preventDefault()}
      onPaneClick={() => store.getState().update({ adding: null })}
      onDoubleClick={(event) => {
        if (readOnly || !(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane'))
          return;
        const screen = { x: event.clientX, y: event.clientY };
        const position = store.getState().canvas?.placeAt(screen);
        store.getState().update({ adding: { screen, ...(position && { position }) } });
      }}
      onKeyDown={(event) => {
        const id = event.target instanceof HTMLElement ? event.target.dataset.id : undefined;
        if (id === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        if (event.target instanceof HTMLElement && event.target.classList.contains('react-flow__node'))
          store.getState().select(only(id));
      }}
      aria-label="Workflow canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={grid} size={1.4} color="var(--dots)" />
      <ZoomBar map={map} onMap={() => setMap(!map)} />
      {map && (
        <MiniMap
          position="bottom-left"
          pannable
          zoomable
          className="!mb-14 !ml-3 overflow-hidden rounded-[10px] border border-line shadow-card"
          bgColor="var(--panel)"
          maskColor="color-mix(in srgb, var(--canvas) 72%, transparent)"
          nodeColor="var(--line-strong)"
          nodeBorderRadius={14}
          ariaLabel="Overview"
        />
      )}
      {children}
    </ReactFlow>
  );
}

/** Lets commands steer the canvas without knowing React Flow. */
function useCanvasApi(): void {
  const flow = useReactFlow();
  const store = useEditorStore();
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
    const middleOf = () => {
      const box = document.querySelector('.react-flow')?.getBoundingClientRect();
      return box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const placeAt = (screen: { x: number; y: number }) => {
      const { x, y } = flow.screenToFlowPosition(screen);
      return snap([x, y]);
    };
    const fit = (ids?: string[]) =>
      void flow.fitView({ ...view, duration: calm, ...(ids && { nodes: ids.map((id) => ({ id })) }) });
    store.getState().update({
      canvas: {
        fit,
        zoomIn: () => void flow.zoomIn({ duration: calm }),
        zoomOut: () => void flow.zoomOut({ duration: calm }),
        placeAt,
        middle: () => placeAt(middleOf()),
        reveal: (id) => {
          const box = document.querySelector('.react-flow')?.getBoundingClientRect();
          const card = document.querySelector(`.react-flow__node[data-id="${id}"]`)?.getBoundingClientRect();
          if (!box || !card) return;
          const shift = (low: number, high: number, from: number, to: number) =>
            low < from ? from - low : high > to ? Math.max(to - high, from - low) : 0;
          const dx = shift(card.left, card.right, box.left + 40, box.right - 60);
          const dy = shift(card.top, card.bottom, box.top + 40, box.bottom - 80);
          const { x, y, zoom } = flow.getViewport();
          if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: calm });
        },
        sizes: () =>
          Object.fromEntries(
            flow
              .getNodes()
              .map((node) => [node.id, { width: node.measured?.width ?? 240, height: node.measured?.height ?? 96 }]),
          ),
      },
    });
    return () => store.getState().update({ canvas: null });
  }, [flow, store]);
}
