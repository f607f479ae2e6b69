'use client';
import { useWords } from '#words/use-words.ts';
import '@xyflow/react/dist/base.css';
import { ConnectionMode, ReactFlow, ReactFlowProvider, SelectionMode } from '@xyflow/react';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { nothing, only } from '../editor/store/selection.ts';
import { Bay } from './bay.tsx';
import { BusyPill } from './busy-pill.tsx';
import { CableEdge } from './cable-edge.tsx';
import { Card } from './card.tsx';
import { CommentBadges } from './comment-badges.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Dots } from './dots.tsx';
import type { CableEdge as CableModel } from './flow-edges.ts';
import { Frame } from './frame.tsx';
import { Guides } from './guides.tsx';
import { leastZoom } from './kernels/first-view.ts';
import { grid } from './kernels/snap.ts';
import { LevelProvider, useLevelOfZoom } from './level-context.tsx';
import { Note } from './note.tsx';
import { Peers } from './peers.tsx';
import { spokenWords } from './spoken-words.ts';
import { UndoLinks } from './undo-links.tsx';
import { useCanvasApi } from './use-canvas-api.ts';
import { type BoardNode, isMark } from './use-drawn.ts';
import { useGestures } from './use-gestures.ts';
import { useMoving } from './use-moving.ts';
import { useRemembered } from './use-remembered.ts';
import { ZoomBar } from './zoom-bar.tsx';

// Only large documents seen from afar need it.
const FarPicture = lazy(() => import('./far-picture.tsx').then((module) => ({ default: module.FarPicture })));

const Overview = lazy(() => import('./overview.tsx').then((module) => ({ default: module.Overview })));

const Trace = lazy(() => import('./trace.tsx').then((module) => ({ default: module.Trace })));

const nodeTypes = { card: Card, bay: Bay, note: Note, frame: Frame };
const edgeTypes = { cable: CableEdge };
const noEdges: CableModel[] = [];

/** From so many nodes on only what is in sight is drawn; below it all of it costs nothing that could be felt. */
const large = 200;

/** The patch bay: draws the document and turns gestures into operations on it. */
export function Canvas({ children }: { children?: ReactNode }) {
  return (
    <ReactFlowProvider>
      <Board>{children}</Board>
    </ReactFlowProvider>
  );
}

function Board({ children }: { children?: ReactNode }) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const [map, setMap] = useRemembered('overview');
  const isTraced = useEditor((editor) => editor.traced !== null);
  const level = useLevelOfZoom();
  const isLarge = useEditor((editor) => editor.document.graph.nodes.length > large);
  const isPainted = isLarge && level === 'far';
  const { edges, ...gestures } = useGestures(isPainted);
  const moving = useMoving();
  const openAt = useCanvasApi();
  const spoken = useMemo(() => spokenWords(t), [t]);
  return (
    <LevelProvider level={level}>
      <ReactFlow<BoardNode, CableModel>
        dir="ltr"
        {...gestures}
        {...moving}
        edges={isPainted ? noEdges : edges}
        data-level={level}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        connectionLineComponent={ConnectionLine}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={28}
        connectOnClick={false}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        reconnectRadius={14}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={[grid, grid]}
        minZoom={leastZoom}
        maxZoom={2}
        onInit={openAt}
        onlyRenderVisibleElements={isLarge}
        proOptions={{ hideAttribution: true }}
        onPaneClick={() => store.getState().update({ adding: null })}
        onNodeDoubleClick={(_, node) => {
          if (!isMark(node.id)) store.getState().update({ wide: true });
        }}
        onDoubleClick={(event) => {
          if (readOnly || !(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane'))
            return;
          const screen = { x: event.clientX, y: event.clientY };
          const position = store.getState().canvas?.placeAt(screen);
          store.getState().update({ adding: { screen, ...(position && { position }) } });
        }}
        onKeyDown={(event) => {
          const id = event.target instanceof HTMLElement ? event.target.dataset.id : undefined;
          if (
            id === undefined ||
            event.altKey ||
            event.ctrlKey ||
            event.metaKey ||
            (event.key !== 'Enter' && event.key !== ' ')
          )
            return;
          event.preventDefault();
          if (!(event.target instanceof HTMLElement) || !event.target.classList.contains('react-flow__node')) return;
          const isChosen = store.getState().selection.nodes.includes(id);
          store.getState().select(isMark(id) ? { ...nothing, marks: [id] } : only(id));
          if (isChosen && event.key === 'Enter') store.getState().update({ wide: true });
        }}
        aria-label={t('canvas.workflowCanvas')}
        ariaLabelConfig={spoken}
      >
        <Dots />
        {isPainted && (
          <Suspense>
            <FarPicture edges={edges} nodes={gestures.nodes} />
          </Suspense>
        )}
        <UndoLinks />
        <Peers />
        <CommentBadges />
        {isTraced && (
          <Suspense>
            <Trace />
            <BusyPill />
            <Guides />
          </Suspense>
        )}
        <ZoomBar map={map} onMap={() => setMap(!map)} />
        {map && (
          <Suspense>
            <Overview />
          </Suspense>
        )}
        {children}
      </ReactFlow>
    </LevelProvider>
  );
}
