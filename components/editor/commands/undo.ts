import { Undo2 } from 'lucide-react';
import type { Command } from './command.ts';

export const undo: Command = {
  id: 'undo',
  title: 'commands.undo',
  group: 'Edit',
  icon: Undo2,
  keys: ['mod+z'],
  when: ({ editor }) => editor.document.past.length > 0,
  run: ({ editor }) => editor.undo(),
};
