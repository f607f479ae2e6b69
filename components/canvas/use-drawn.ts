import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { adjust, type Selection } from '../editor/store/selection.ts';
import { describedOf, handlesOf } from './described.ts';
import { type CableEdge, flowEdges } from './flow-edges.ts';
import { flowMarks, type MarkNode } from './flow-marks.ts';
import { type CardNode, flowNodes } from './flow-nodes.ts';
import { foldsOf } from './folds/folds-of.ts';
import { glide } from './glide.ts';

type Places = ReadonlyMap<string, { x: number; y: number }>;

/** Anything that lies on the board. */
export type BoardNode = CardNode | MarkNode;

/**
 * What React Flow draws: the document and the selection, with what a gesture moves before it ends. A large document
 * seen from afar is painted as one picture, in which only the node `alone` is drawn.
 */
export function useDrawn(isPainted: boolean, alone: string | null) {
  const t = useWords();
  const store = useEditorStore();
  const board = useStoreApi();
  const graph = useEditor((editor) => editor.document.graph);
  const catalogue = useEditor((editor) => editor.catalogue);
  const selection = useEditor((editor) => editor.selection);
  const collapsed = useEditor((editor) => editor.collapsed);
  const folds = foldsOf(graph, catalogue, collapsed);
  const shown = useMemo(
    () => ({ selection, collapsed, folds, painted: isPainted ? { alone } : undefined }),
    [selection, collapsed, folds, isPainted, alone],
  );
  const [cards, setCards] = useState<CardNode[]>(() => flowNodes(t, graph, catalogue, shown, []));
  const [marks, setMarks] = useState<MarkNode[]>(() => flowMarks(t, graph, shown, []));
  const [edges, setEdges] = useState<CableEdge[]>(() => flowEdges(t, graph, catalogue, shown, []));

  useEffect(() => {
    const draw = (part: number, from: Places) => {
      const on = between(from, part);
      setCards((before) => on(flowNodes(t, graph, catalogue, shown, before)));
      setMarks((before) => on(flowMarks(t, graph, shown, before)));
    };
    const { glide: isGliding, update } = store.getState();
    if (!isGliding) return draw(1, new Map());
    update({ glide: false });
    const from: Places = new Map(board.getState().nodes.map(({ id, position }) => [id, position]));
    return glide((part) => draw(part, from));
  }, [graph, catalogue, shown, store, board, t]);
  useEffect(() => setEdges((before) => flowEdges(t, graph, catalogue, shown, before)), [graph, catalogue, shown, t]);

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
    if (onCards.length > 0) setCards((before) => applyNodeChanges(onCards, before).map(resized(onCards, catalogue)));
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
  const draft = (places: Places) => {
    const moved = <N extends BoardNode>(node: N): N => {
      const position = places.get(node.id);
      return position === undefined ? node : { ...node, position };
    };
    setCards((before) => before.map(moved));
    setMarks((before) => before.map(moved));
  };
  /** Puts everything back to where the document says. */
  const redraw = () => {
    const { document: now, selection: chosen } = store.getState();
    const fresh = { ...shown, selection: chosen, folds: foldsOf(now.graph, catalogue, collapsed) };
    setCards((before) => flowNodes(t, now.graph, catalogue, fresh, before));
    setMarks((before) => flowMarks(t, now.graph, fresh, before));
  };
  const nodes = useMemo((): BoardNode[] => [...marks, ...cards], [marks, cards]);
  return { nodes, edges, onNodesChange, onEdgesChange, draft, redraw };
}

/** Jacks on the right go along with an edge that is drawn out. */
function resized(changes: readonly NodeChange<CardNode>[], catalogue: Catalogue): (card: CardNode) => CardNode {
  const ids = new Set(changes.flatMap((change) => (change.type === 'dimensions' ? [change.id] : [])));
  return (card) => {
    const width = card.measured?.width;
    if (!ids.has(card.id) || width === undefined) return card;
    return { ...card, handles: handlesOf(describedOf(card.data.node, catalogue), width) };
  };
}

/** Ids of nodes never hold a colon; keys of notes and frames do. */
export function isMark(id: string): boolean {
  return id.includes(':');
}

/** Draws things on their way from where they were to where the document has them. */
function between(from: Places, part: number): <N extends BoardNode>(nodes: N[]) => N[] {
  const onItsWay = <N extends BoardNode>(node: N): N => {
    const start = from.get(node.id);
    const { x, y } = node.position;
    if (start === undefined || (start.x === x && start.y === y)) return node;
    return { ...node, position: { x: start.x + (x - start.x) * part, y: start.y + (y - start.y) * part } };
  };
  return (nodes) => (part === 1 ? nodes : nodes.map(onItsWay));
}
