import { ClipboardPaste } from 'lucide-react';
import { toastError } from '../../ui/toast.tsx';
import type { Command } from './command.ts';
import { pasteText } from './paste-text.ts';

export const paste: Command = {
  id: 'paste',
  title: 'commands.paste',
  group: 'Edit',
  icon: ClipboardPaste,
  keys: ['mod+v'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => {
    navigator.clipboard.readText().then(
      (text) => void pasteText(editor, text),
      () => toastError(editor.t('commands.theClipboardCouldNotBeRead'), editor.t('commands.allowThisPageToRead')),
    );
  },
};
