import { CommandIcon } from 'lucide-react';
import type { Command } from './command.ts';

export const palette: Command = {
  id: 'palette',
  title: 'commands.allCommands',
  group: 'Go',
  icon: CommandIcon,
  keys: ['mod+k'],
  global: true,
  run: ({ editor }) => editor.update({ dialog: 'commands' }),
};
