'use client';
import { History, Redo2, Undo2 } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** Takes the last step back and does it again, each by its name, and the list of all of them. */
export function UndoButtons() {
  const t = useWords();
  const store = useEditorStore();
  const last = useEditor((editor) => editor.document.past.at(-1)?.title);
  const next = useEditor((editor) => editor.document.future[0]?.title);
  return (
    <>
      <IconButton
        label={last === undefined ? t('parts.undo') : t('parts.undoLast', { last })}
        keys="mod+z"
        disabled={last === undefined}
        onClick={() => store.getState().undo()}
      >
        <Undo2 className="size-4" />
      </IconButton>
      <IconButton
        label={next === undefined ? t('parts.redo') : t('parts.redoNext', { next })}
        keys="mod+shift+z"
        disabled={next === undefined}
        onClick={() => store.getState().redo()}
      >
        <Redo2 className="size-4" />
      </IconButton>
      <IconButton
        label={t('parts.steps')}
        disabled={last === undefined && next === undefined}
        onClick={() => store.getState().update({ dialog: 'steps' })}
      >
        <History className="size-4" />
      </IconButton>
    </>
  );
}
