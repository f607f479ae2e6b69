import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { adjust, type Selection } from '../editor/store/selection.ts';
import { flowMarks, type MarkNode } from './flow-marks.ts';
import { type CableEdge, type CardNode, flowEdges, flowNodes } from './flow-model.ts';

/** Anything that lies on the board. */
export type BoardNode = CardNode | MarkNode;

/** What React Flow draws: the document and the selection, with what a gesture moves before it ends. */
export function useDrawn() {
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const catalogue = useEditor((editor) => editor.catalogue);
  const selection = useEditor((editor) => editor.selection);
  const collapsed = useEditor((editor) => editor.collapsed);
  const shown = useMemo(() => ({ selection, collapsed }), [selection, collapsed]);
  const [cards, setCards] = useState<CardNode[]>(() => flowNodes(graph, catalogue, shown, []));
  const [marks, setMarks] = useState<MarkNode[]>(() => flowMarks(graph, selection, []));
  const [edges, setEdges] = useState<CableEdge[]>(() => flowEdges(graph, catalogue, shown, []));

  useEffect(() => setCards((before) => flowNodes(graph, catalogue, shown, before)), [graph, catalogue, shown]);
  useEffect(() => setMarks((before) => flowMarks(graph, selection, before)), [graph, selection]);
  useEffect(() => setEdges((before) => flowEdges(graph, catalogue, shown, before)), [graph, catalogue, shown]);

  const choose = (kind: keyof Selection, changes: { id: string; selected: boolean }[]) => {
    if (changes.length === 0) return;
    const { selection: now, select } = store.getState();
    const next = adjust(now, kind, changes);
    if (next !== now) select(next);
  };
  const onNodesChange = (changes: NodeChange<BoardNode>[]) => {
    const chosen = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    choose(
      'nodes',
      chosen.filter(({ id }) => !isMark(id)),
    );
    choose(
      'marks',
      chosen.filter(({ id }) => isMark(id)),
    );
    const drawn = changes.flatMap((change) =>
      change.type === 'position' || change.type === 'dimensions' ? [change] : [],
    );
    const [onMarks, onCards] = [drawn.filter(({ id }) => isMark(id)), drawn.filter(({ id }) => !isMark(id))];
    if (onCards.length > 0) setCards((before) => applyNodeChanges(onCards, before));
    if (onMarks.length > 0) setMarks((before) => applyNodeChanges(onMarks, before));
  };
  const onEdgesChange = (changes: EdgeChange<CableEdge>[]) => {
    choose(
      'edges',
      changes.flatMap((change) => (change.type === 'select' ? [change] : [])),
    );
    const rest = changes.filter((change) => change.type !== 'select' && change.type !== 'remove');
    if (rest.length > 0) setEdges((before) => applyEdgeChanges(rest, before));
  };
  /** Draws some things elsewhere until the gesture ends. */
  const draft = (places: ReadonlyMap<string, { x: number; y: number }>) => {
    const moved = <N extends BoardNode>(node: N): N => {
      const position = places.get(node.id);
      return position === undefined ? node : { ...node, position };
    };
    setCards((before) => before.map(moved));
    setMarks((before) => before.map(moved));
  };
  /** Puts everything back to where the document says. */
  const redraw = () => {
    const now = store.getState();
    setCards((before) => flowNodes(now.document.graph, catalogue, now, before));
    setMarks((before) => flowMarks(now.document.graph, now.selection, before));
  };
  return { nodes: [...marks, ...cards] satisfies BoardNode[], edges, onNodesChange, onEdgesChange, draft, redraw };
}

/** Ids of nodes never hold a colon; keys of notes and frames do. */
export function isMark(id: string): boolean {
  return id.includes(':');
}
