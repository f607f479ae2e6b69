import type { Node } from '@xyflow/react';
import type { Graph } from '#engine/graph/schema.ts';
import { allMarks, type Marked, markKey } from '../editor/store/mark-key.ts';
import type { Selection } from '../editor/store/selection.ts';

export type MarkNode = Node<Marked, 'note' | 'frame'>;

/** The document's notes and frames for React Flow; what did not change keeps its object. */
export function flowMarks(graph: Graph, selection: Selection, before: readonly MarkNode[]): MarkNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const chosen = new Set(selection.marks);
  return allMarks(graph).map((marked) => {
    const { kind, mark } = marked;
    const id = markKey(kind, mark.id);
    const selected = chosen.has(id);
    const old = known.get(id);
    const [x, y] = mark.position;
    const placed = old !== undefined && old.position.x === x && old.position.y === y;
    if (old !== undefined && old.data.mark === mark && old.selected === selected && placed) return old;
    return { ...old, ...fresh(marked, id), selected, zIndex: layer[kind] - (selected ? lift : 0) };
  });
}

/** React Flow lifts what is selected by this much; layout stays behind the nodes all the same. */
const lift = 1000;
const layer = { frame: -20, note: -10 };

function fresh(marked: Marked, id: string): MarkNode {
  const { kind, mark } = marked;
  const [width, height] = mark.size;
  return {
    id,
    type: kind,
    position: { x: mark.position[0], y: mark.position[1] },
    width,
    height,
    data: marked,
    connectable: false,
    ariaLabel: `${kind === 'note' ? 'Note' : 'Frame'}: ${mark.text || 'empty'}`,
    ...(kind === 'frame' && { className: 'frame-node', dragHandle: '.frame-title' }),
  };
}
