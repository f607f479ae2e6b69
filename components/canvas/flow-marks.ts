import type { Node } from '@xyflow/react';
import type { Graph } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { allMarks, type Marked, markKey } from '../editor/store/mark-key.ts';
import type { Selection } from '../editor/store/selection.ts';
import type { Fold, Folds } from './folds/folds-of.ts';
import { foldSize, rimHandles } from './folds/rim.ts';
import { sameList } from './same-list.ts';

export type MarkNode = Node<Marked & { fold?: Fold | undefined }, 'note' | 'frame'>;

type Shown = { selection: Selection; folds: Folds };

/** The document's notes and frames for React Flow; what did not change keeps its object. */
export function flowMarks(t: Words, graph: Graph, { selection, folds }: Shown, before: MarkNode[]): MarkNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selection.marks);
  const drawn = allMarks(graph).map((marked) => {
    const { kind, mark } = marked;
    const id = markKey(kind, mark.id);
    const selected = chosen.has(id);
    const fold = folds.byKey.get(id);
    const hidden = folds.homes.has(id);
    const old = known.get(id);
    const [x, y] = mark.position;
    const placed = old !== undefined && old.position.x === x && old.position.y === y;
    if (
      old?.data.mark === mark &&
      old.selected === selected &&
      placed &&
      old.hidden === hidden &&
      old.data.fold === fold
    )
      return old;
    const zIndex = fold === undefined ? layer[kind] - (selected ? lift : 0) : 0;
    return { ...fresh(t, marked, id, fold), selected, hidden, zIndex };
  });
  return sameList(before, drawn);
}

/** React Flow lifts what is selected by this much; layout stays behind the nodes all the same. */
const lift = 1000;
const layer = { frame: -20, note: -10 };

function fresh(t: Words, marked: Marked, id: string, fold: Fold | undefined): MarkNode {
  const { kind, mark } = marked;
  const [width, height] = mark.size;
  const size = fold === undefined ? { width, height } : foldSize(fold);
  return {
    id,
    type: kind,
    position: { x: mark.position[0], y: mark.position[1] },
    ...size,
    measured: size,
    data: { ...marked, fold },
    connectable: false,
    handles: fold === undefined ? [] : rimHandles(fold),
    domAttributes: { 'aria-roledescription': t('canvas.mark') },
    ariaLabel: t('canvas.markText', {
      kind: kind === 'note' ? 'note' : fold === undefined ? 'frame' : 'collapsed',
      text: mark.text || t('canvas.emptyMark'),
    }),
    ...(kind === 'frame' && fold === undefined && { className: 'frame-node', dragHandle: '.frame-title' }),
  };
}
