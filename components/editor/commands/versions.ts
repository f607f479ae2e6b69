import { History } from 'lucide-react';
import type { Command } from './command.ts';

export const versions: Command = {
  id: 'versions',
  title: 'commands.versions',
  group: 'Go',
  icon: History,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ dialog: 'versions' }),
};
