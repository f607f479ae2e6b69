import type { Command } from './command.ts';
import { nudge } from './nudge.ts';

export const moveRight: Command = {
  id: 'move-right',
  title: 'commands.moveRight',
  group: 'Arrange',
  keys: ['right', 'shift+right'],
  quiet: true,
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => nudge(editor, [20, 0]),
};
