import type { Command } from './command.ts';
import { walk } from './walk.ts';

export const selectNext: Command = {
  id: 'select-next',
  title: 'commands.selectTheNextNode',
  group: 'Edit',
  keys: [']'],
  quiet: true,
  run: ({ editor }) => walk(editor, 1),
};
