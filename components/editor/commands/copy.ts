import { Copy } from 'lucide-react';
import { toast } from '../../ui/toast.tsx';
import { countText } from '../../ui/words.ts';
import { clipOf } from '../actions/clip-of.ts';
import type { Command } from './command.ts';

export const copy: Command = {
  id: 'copy',
  title: 'Copy as JSON',
  group: 'Edit',
  icon: Copy,
  keys: ['mod+c'],
  when: ({ editor }) => editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => {
    const clip = clipOf(editor.document.graph, editor.selection);
    void navigator.clipboard
      .writeText(JSON.stringify(clip, null, 2))
      .then(() => toast(`Copied ${countText(clip.nodes.length + clip.notes.length + clip.frames.length, 'thing')}`));
  },
};
