import type { Command } from './command.ts';
import { nudge } from './nudge.ts';

export const moveLeft: Command = {
  id: 'move-left',
  title: 'commands.moveLeft',
  group: 'Arrange',
  keys: ['left', 'shift+left'],
  quiet: true,
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => nudge(editor, [-20, 0]),
};
