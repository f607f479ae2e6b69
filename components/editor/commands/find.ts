import { Search } from 'lucide-react';
import type { Command } from './command.ts';

export const find: Command = {
  id: 'find',
  title: 'commands.findAndReplace',
  group: 'Go',
  icon: Search,
  keys: ['mod+f'],
  global: true,
  run: ({ editor }) => {
    editor.update({ finding: true });
    requestAnimationFrame(() => document.getElementById('find-text')?.focus());
  },
};
