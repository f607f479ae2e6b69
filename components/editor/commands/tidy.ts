import { LayoutDashboard } from 'lucide-react';
import { arrange } from '../actions/arrange.ts';
import type { Command } from './command.ts';

export const tidy: Command = {
  id: 'tidy',
  title: 'commands.tidyTheLayout',
  group: 'Arrange',
  icon: LayoutDashboard,
  keys: ['shift+l'],
  when: ({ editor }) => !editor.readOnly && editor.document.graph.nodes.length > 1,
  run: ({ editor }) => void arrange(editor.t, editor, null).then((isDone) => isDone && editor.canvas?.fit()),
};
