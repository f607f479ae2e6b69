import type { Command } from './command.ts';
import { walk } from './walk.ts';

export const selectPrevious: Command = {
  id: 'select-previous',
  title: 'commands.selectTheNodeBefore',
  group: 'Edit',
  keys: ['['],
  quiet: true,
  run: ({ editor }) => walk(editor, -1),
};
