import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useEditorStore } from '../editor/store/context.tsx';
import { nothing } from '../editor/store/selection.ts';

/**
 * In a painted picture nothing is there to be taken: the node under the pointer is drawn as a part of its own, and what
 * a field of the selection holds is chosen when it is let go. Answers that node.
 */
export function useAlone(isPainted: boolean): string | null {
  const flow = useReactFlow();
  const board = useStoreApi();
  const store = useEditorStore();
  const [alone, setAlone] = useState<string | null>(null);
  useEffect(() => {
    const { domNode } = board.getState();
    if (!isPainted || domNode === null) return setAlone(null);
    const under = (event: PointerEvent) => {
      // While a button is held the one that is dragged stays.
      if (event.buttons !== 0 && event.type !== 'pointerdown') return;
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      const all = [...board.getState().nodeLookup.values()].filter(({ type }) => type === 'card' || type === 'bay');
      const found = all.findLast(
        ({ internals: { positionAbsolute: at }, measured: { width = 0, height = 0 } }) =>
          x >= at.x && y >= at.y && x <= at.x + width && y <= at.y + height,
      );
      setAlone(found?.id ?? null);
    };
    domNode.addEventListener('pointermove', under);
    domNode.addEventListener('pointerdown', under, true);
    const stop = board.subscribe((now, before) => {
      const field = before.userSelectionRect;
      if (now.userSelectionRect !== null || field === null) return;
      const [tx, ty, zoom] = now.transform;
      const [left, top] = [(field.x - tx) / zoom, (field.y - ty) / zoom];
      const [right, bottom] = [left + field.width / zoom, top + field.height / zoom];
      const nodes = [...now.nodeLookup.values()].filter(
        ({ type, parentId, internals: { positionAbsolute: at }, measured: { width = 0, height = 0 } }) =>
          (type === 'card' || type === 'bay') &&
          parentId === undefined &&
          at.x < right &&
          at.y < bottom &&
          at.x + width > left &&
          at.y + height > top,
      );
      if (nodes.length > 0)
        queueMicrotask(() => store.getState().select({ ...nothing, nodes: nodes.map(({ id }) => id) }));
    });
    return () => {
      domNode.removeEventListener('pointermove', under);
      domNode.removeEventListener('pointerdown', under, true);
      stop();
    };
  }, [isPainted, board, flow, store]);
  return isPainted ? alone : null;
}
