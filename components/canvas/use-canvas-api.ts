import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditorStore } from '../editor/store/context.tsx';
import { boxesIn } from './boxes-in.ts';
import { openAround } from './folds/open-around.ts';
import { firstView, leastZoom } from './kernels/first-view.ts';
import { around, snap } from './kernels/snap.ts';

/** Lets commands steer the canvas without knowing React Flow; answers what shows a document for the first time. */
export function useCanvasApi(): () => void {
  const flow = useReactFlow();
  const board = useStoreApi();
  const store = useEditorStore();
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
    const boardBox = () => board.getState().domNode?.getBoundingClientRect();
    const placeAt = (screen: { x: number; y: number }) => {
      const { x, y } = flow.screenToFlowPosition(screen);
      return snap([x, y]);
    };
    const fit = (ids?: string[]) => {
      const { document, catalogue } = store.getState();
      // From the document, not from what is drawn: that may still be on its way there.
      const content = around(boxesIn(document.graph, catalogue, { sizes: sizes(), only: ids }));
      const { width, height } = board.getState();
      if (content === null) return;
      const padded = getViewportForBounds(content, width, height, leastZoom, 1, 0.1);
      void flow.setViewport(padded, { duration: calm });
    };
    const middle = () => {
      const box = boardBox();
      return placeAt(box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    };
    const reveal = (id: string) => {
      openAround(store.getState, id);
      const box = boardBox();
      const node = flow.getInternalNode(id);
      if (!box || !node) return;
      const { x, y, zoom } = flow.getViewport();
      const left = box.left + x + node.internals.positionAbsolute.x * zoom;
      const top = box.top + y + node.internals.positionAbsolute.y * zoom;
      const { width = 240, height = 96 } = node.measured;
      const card = { left, top, right: left + width * zoom, bottom: top + height * zoom };
      const shift = (low: number, high: number, from: number, to: number) =>
        low < from ? from - low : high > to ? Math.max(to - high, from - low) : 0;
      const dx = shift(card.left, card.right, box.left + 40, box.right - 60);
      const dy = shift(card.top, card.bottom, box.top + 40, box.bottom - 80);
      if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: calm });
    };
    const sizes = () =>
      Object.fromEntries(
        flow
          .getNodes()
          .map((node) => [node.id, { width: node.measured?.width ?? 240, height: node.measured?.height ?? 96 }]),
      );
    const zoomIn = () => void flow.zoomIn({ duration: calm });
    const zoomOut = () => void flow.zoomOut({ duration: calm });
    store.getState().update({ canvas: { fit, zoomIn, zoomOut, placeAt, middle, reveal, sizes } });
    return () => store.getState().update({ canvas: null });
  }, [flow, board, store]);

  return () => {
    const { document: opened, catalogue } = store.getState();
    // An empty document keeps its place, so that the first node stays where it is dropped.
    const content = around(boxesIn(opened.graph, catalogue, { sizes: {} }));
    const { width, height } = board.getState();
    if (content !== null) void flow.setViewport(firstView(content, { width, height }));
  };
}
