import type { Command } from './command.ts';
import { nudge } from './nudge.ts';

export const moveUp: Command = {
  id: 'move-up',
  title: 'commands.moveUp',
  group: 'Arrange',
  keys: ['up', 'shift+up'],
  quiet: true,
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => nudge(editor, [0, -20]),
};
