import type { Editor } from '../store/editor-store.ts';
import { only } from '../store/selection.ts';

/** Selects the next or the previous node, from left to right, and brings it into view. */
export function walk(editor: Editor, by: 1 | -1): void {
  const nodes = editor.document.graph.nodes.toSorted(
    (a, b) => a.position[0] - b.position[0] || a.position[1] - b.position[1],
  );
  const at = nodes.findIndex((node) => node.id === editor.selection.nodes[0]);
  const next = nodes[(at + by + nodes.length) % Math.max(1, nodes.length)] ?? nodes[0];
  if (next === undefined) return;
  editor.select(only(next.id));
  editor.canvas?.reveal(next.id);
  editor.update({ announcement: editor.t('commands.idSelected', { id: next.id }) });
}
