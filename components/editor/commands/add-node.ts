import { Plus } from 'lucide-react';
import type { Command } from './command.ts';

export const addNode: Command = {
  id: 'add-node',
  title: 'commands.addANode',
  group: 'Edit',
  icon: Plus,
  keys: ['tab'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => {
    const [chosen] = editor.selection.nodes;
    const alone = editor.selection.nodes.length === 1 && chosen !== undefined;
    editor.update({ adding: { screen: null, ...(alone && { from: { node: chosen, port: '' } }) } });
  },
};
