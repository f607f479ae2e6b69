import { PackagePlus } from 'lucide-react';
import type { Command } from './command.ts';

export const extract: Command = {
  id: 'extract',
  title: 'commands.makeAWorkflowOfTheSelection',
  group: 'Edit',
  icon: PackagePlus,
  keys: ['mod+shift+e'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 0,
  run: ({ editor }) => editor.update({ dialog: 'extract' }),
};
