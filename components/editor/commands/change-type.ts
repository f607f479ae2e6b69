import { Replace } from 'lucide-react';
import type { Command } from './command.ts';

export const changeType: Command = {
  id: 'change-type',
  title: 'commands.replaceKeepingItsCables',
  group: 'Edit',
  icon: Replace,
  keys: ['shift+r'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length === 1,
  run: ({ editor }) => {
    const [replace] = editor.selection.nodes;
    if (replace !== undefined) editor.update({ adding: { screen: null, replace } });
  },
};
