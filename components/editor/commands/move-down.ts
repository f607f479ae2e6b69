import type { Command } from './command.ts';
import { nudge } from './nudge.ts';

export const moveDown: Command = {
  id: 'move-down',
  title: 'commands.moveDown',
  group: 'Arrange',
  keys: ['down', 'shift+down'],
  quiet: true,
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => nudge(editor, [0, 20]),
};
