import type { Command } from './command.ts';
import { walk } from './walk.ts';

export const selectNext: Command = {
  id: 'select-next',
  title: 'Select the next node',
  group: 'Edit',
  keys: [']'],
  quiet: true,
  run: ({ editor }) => walk(editor, 1),
};
