import { Redo2 } from 'lucide-react';
import type { Command } from './command.ts';

export const redo: Command = {
  id: 'redo',
  title: 'commands.redo',
  group: 'Edit',
  icon: Redo2,
  keys: ['mod+shift+z', 'mod+y'],
  when: ({ editor }) => editor.document.future.length > 0,
  run: ({ editor }) => editor.redo(),
};
