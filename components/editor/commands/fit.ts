import { Maximize } from 'lucide-react';
import type { Command } from './command.ts';

export const fit: Command = {
  id: 'fit',
  title: 'commands.showEverything',
  group: 'View',
  icon: Maximize,
  keys: ['shift+1'],
  run: ({ editor }) => editor.canvas?.fit(),
};
