import { ClipboardPaste } from 'lucide-react';
import { toastError } from '../../ui/toast.tsx';
import type { Command } from './command.ts';
import { pasteText } from './paste-text.ts';

export const paste: Command = {
  id: 'paste',
  title: 'Paste',
  group: 'Edit',
  icon: ClipboardPaste,
  keys: ['mod+v'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => {
    navigator.clipboard.readText().then(
      (text) => void pasteText(editor, text),
      () => toastError('The clipboard could not be read', 'Allow this page to read it, or use the keyboard to paste.'),
    );
  },
};
