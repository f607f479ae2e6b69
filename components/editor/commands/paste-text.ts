import { around } from '../../canvas/kernels/snap.ts';
import { toastError } from '../../ui/toast.tsx';
import { boxOf } from '../actions/add-node.ts';
import type { Clip } from '../actions/clip-of.ts';
import { isCurl } from '../actions/is-curl.ts';
import type { Editor } from '../store/editor-store.ts';
import { pasteCurl } from './paste-curl.ts';

/** Inserts nodes from text in the middle of what is seen, or says why the text holds none. */
export async function pasteText(editor: Editor, text: string): Promise<void> {
  if (isCurl(text)) return await pasteCurl(editor, text);
  const { readClip } = await import('../actions/clip.ts');
  const clip = readClip(text);
  const marks = clip === null ? [] : [...clip.notes, ...clip.frames];
  if (clip === null || clip.nodes.length + marks.length === 0) {
    toastError(editor.t('commands.nothingToPaste'), editor.t('commands.theClipboardHoldsNoNodes'));
    return;
  }
  await pasteNodes(editor, clip);
}

/** Inserts nodes and notes in the middle of what is seen. */
export async function pasteNodes(editor: Editor, clip: Clip): Promise<void> {
  const { pasteClip } = await import('../actions/clip.ts');
  const marks = [...clip.notes, ...clip.frames];
  const roots = clip.nodes.filter((node) => node.parent === undefined);
  const box = around([
    ...roots.map((node) => boxOf(node, editor.catalogue)),
    ...marks.map(({ position: [x, y], size: [width, height] }) => ({ x, y, width, height })),
  ]);
  const [x, y] = editor.canvas?.middle() ?? [0, 0];
  const offset: [number, number] =
    box === null ? [0, 0] : [snap(x - box.x - box.width / 2), snap(y - box.y - box.height / 2)];
  const pasted = pasteClip(editor.document.graph, clip, offset);
  editor.perform(editor.t('commands.paste'), pasted.operations, { select: pasted.ids, selectMarks: pasted.marks });
}

function snap(value: number): number {
  return Math.round(value / 20) * 20;
}
