import { marksOf } from '#engine/graph/marks.ts';
import type { Editor } from '../../editor/store/editor-store.ts';
import { markKey } from '../../editor/store/mark-key.ts';
import { isFolded } from './folds-of.ts';
import { membersOf } from './members-of.ts';

/**
 * Collapses a frame to one module or opens it, as a step of the document; who may only look does it here and until the
 * page is left.
 */
export function toggleFold(editor: Editor, id: string): void {
  const { document, catalogue, collapsed, readOnly, canvas, t } = editor;
  const frame = marksOf(document.graph, 'frame').find((mark) => mark.id === id);
  if (frame === undefined) return;
  const key = markKey('frame', id);
  const wasFolded = isFolded(frame, collapsed);
  const others = collapsed.filter((other) => other !== key);
  const title = wasFolded ? t('canvas.openTheFrame') : t('canvas.collapseTheFrame');
  const name = frame.text || t('canvas.theFrame');
  editor.update({ announcement: wasFolded ? t('canvas.nameOpened', { name }) : t('canvas.nameCollapsed', { name }) });
  if (readOnly) return editor.update({ collapsed: collapsed.includes(key) ? others : [...others, key] });
  if (others.length !== collapsed.length) editor.update({ collapsed: others });
  if (wasFolded && frame.holds !== undefined) editor.perform(title, [{ op: 'unset', frame: id, path: ['holds'] }]);
  else if (!wasFolded) {
    const value = membersOf(document.graph, catalogue, frame, canvas?.sizes() ?? {});
    editor.perform(title, [{ op: 'set', frame: id, path: ['holds'], value }]);
  }
}
