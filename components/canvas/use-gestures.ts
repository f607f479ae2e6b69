import { useEditorStore } from '../editor/store/context.tsx';
import { nothing, only } from '../editor/store/selection.ts';
import type { CableEdge } from './flow-edges.ts';
import { useAlone } from './use-alone.ts';
import { useDrag } from './use-drag.ts';
import { type BoardNode, isMark, useDrawn } from './use-drawn.ts';
import { useDrop } from './use-drop.ts';
import { usePlugs } from './use-plugs.ts';

/** Everything the pointer does on the canvas; each gesture ends in one operation of the document. */
export function useGestures(isPainted: boolean) {
  const store = useEditorStore();
  const { nodes, edges, onNodesChange, onEdgesChange, draft, redraw } = useDrawn(isPainted, useAlone(isPainted));
  const drag = useDrag({ nodes, draft, redraw });
  const plugs = usePlugs();
  const drop = useDrop();
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
    ...plugs,
    ...drop,
  };
}
