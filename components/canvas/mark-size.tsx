import { NodeResizeControl } from '@xyflow/react';
import { GripHorizontal } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { type Marked, markPlace } from '../editor/store/mark-key.ts';
import { snap } from './kernels/snap.ts';

/** The corner that resizes a note or a frame. */
export function MarkSize({ marked }: { marked: Marked }) {
  const t = useWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  if (readOnly) return null;
  const resize = (_: unknown, { width, height }: { width: number; height: number }) =>
    store
      .getState()
      .perform(t('canvas.resize'), [{ op: 'set', ...markPlace(marked), path: ['size'], value: snap([width, height]) }]);
  return (
    <NodeResizeControl minWidth={120} minHeight={60} onResizeEnd={resize} className="mark-grip">
      <GripHorizontal className="absolute right-1 bottom-1 size-3.5 -rotate-45" aria-hidden />
    </NodeResizeControl>
  );
}
