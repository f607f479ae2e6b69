import type { Mark, MarkKind } from '#engine/graph/marks.ts';
import { marksOf } from '#engine/graph/marks.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { around, type Box } from '../../canvas/kernels/snap.ts';
import type { Editor } from '../store/editor-store.ts';
import { markKey } from '../store/mark-key.ts';
import { boxOf } from './add-node.ts';
import { freeCopyId } from './free-id.ts';
import { originOf } from './reparent.ts';

const sizes: Record<MarkKind, [number, number]> = { note: [240, 120], frame: [480, 280] };
const room = { side: 40, top: 60 };

/** Adds a note or a frame where it is asked for; a frame goes around the selected nodes when there are some. */
export function addMark(t: Words, editor: Editor, kind: MarkKind, at?: [number, number]): void {
  const { graph } = editor.document;
  const held = kind === 'frame' && at === undefined ? around(chosenBoxes(editor)) : null;
  const [x, y] = at ?? editor.canvas?.middle() ?? [0, 0];
  const [width, height] = sizes[kind];
  const mark: Mark = {
    id: freeMarkId(graph, kind),
    position: held === null ? [x, y] : [held.x - room.side, held.y - room.top],
    size: held === null ? [width, height] : [held.width + room.side * 2, held.height + room.top + room.side],
    text: kind === 'note' ? '' : t('actions.frame'),
    color: kind === 'note' ? 'yellow' : 'blue',
  };
  editor.perform(t('actions.addAKind', { kind }), [{ op: 'draw', kind, mark }], {
    selectMarks: [markKey(kind, mark.id)],
  });
  editor.update({
    announcement: t('actions.addedAKindWrite', { kind }),
    panels: { ...editor.panels, inspector: true },
  });
}

function chosenBoxes(editor: Editor): Box[] {
  const { graph } = editor.document;
  const measured = editor.canvas?.sizes() ?? {};
  return graph.nodes
    .filter((node) => editor.selection.nodes.includes(node.id))
    .map((node) => {
      const box = boxOf(node, editor.catalogue);
      const [ox, oy] = originOf(graph, node.parent);
      return { ...box, ...measured[node.id], x: box.x + ox, y: box.y + oy };
    });
}

function freeMarkId(graph: Graph, kind: MarkKind): string {
  const taken = new Set(marksOf(graph, kind).map((mark) => mark.id));
  return freeCopyId(`${kind}_1`, taken);
}
