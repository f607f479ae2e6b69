import type { Box } from '../../canvas/kernels/snap.ts';
import type { Editor } from '../store/editor-store.ts';
import { boxOf } from './add-node.ts';

/** The selected nodes with the place and size they have on the canvas; only those on the level of the first one. */
export function placedOf(editor: Editor): { id: string; box: Box }[] {
  const sizes = editor.canvas?.sizes() ?? {};
  const chosen = editor.document.graph.nodes.filter((node) => editor.selection.nodes.includes(node.id));
  return chosen
    .filter((node) => node.parent === chosen[0]?.parent)
    .map((node) => ({ id: node.id, box: { ...boxOf(node, editor.catalogue), ...sizes[node.id] } }));
}
