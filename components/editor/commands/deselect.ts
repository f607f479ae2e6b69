import { nothing } from '../store/selection.ts';
import type { Command } from './command.ts';

export const deselect: Command = {
  id: 'deselect',
  title: 'Select nothing',
  group: 'Edit',
  keys: ['escape'],
  when: ({ editor }) => editor.selection.nodes.length + editor.selection.edges.length > 0,
  run: ({ editor }) => editor.select(nothing),
};
