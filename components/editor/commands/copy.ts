import { Copy } from 'lucide-react';
import { toast } from '../../ui/toast.tsx';
import { clipOf } from '../actions/clip-of.ts';
import type { Command } from './command.ts';

export const copy: Command = {
  id: 'copy',
  title: 'commands.copyAsJSON',
  group: 'Edit',
  icon: Copy,
  keys: ['mod+c'],
  when: ({ editor }) => editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => {
    const clip = clipOf(editor.document.graph, editor.selection);
    void navigator.clipboard
      .writeText(JSON.stringify(clip, null, 2))
      .then(() =>
        toast(editor.t('commands.copiedThings', { count: clip.nodes.length + clip.notes.length + clip.frames.length })),
      );
  },
};
