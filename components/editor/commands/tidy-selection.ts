import { LayoutGrid } from 'lucide-react';
import { arrange } from '../actions/arrange.ts';
import type { Command } from './command.ts';

export const tidySelection: Command = {
  id: 'tidy-selection',
  title: 'commands.tidyTheSelection',
  group: 'Arrange',
  icon: LayoutGrid,
  keys: ['alt+l'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 1,
  run: ({ editor }) => void arrange(editor.t, editor, editor.selection.nodes),
};
