import { Focus } from 'lucide-react';
import type { Command } from './command.ts';

export const fitSelection: Command = {
  id: 'fit-selection',
  title: 'commands.showTheSelection',
  group: 'View',
  icon: Focus,
  keys: ['shift+2'],
  when: ({ editor }) => editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => editor.canvas?.fit([...editor.selection.nodes, ...editor.selection.marks]),
};
