import { Keyboard } from 'lucide-react';
import type { Command } from './command.ts';

export const shortcuts: Command = {
  id: 'shortcuts',
  title: 'commands.keyboardShortcuts',
  group: 'Go',
  icon: Keyboard,
  keys: ['?'],
  run: ({ editor }) => editor.update({ dialog: 'shortcuts' }),
};
