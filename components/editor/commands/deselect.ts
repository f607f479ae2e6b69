import { nothing, sizeOf } from '../store/selection.ts';
import type { Command } from './command.ts';

export const deselect: Command = {
  id: 'deselect',
  title: 'Select nothing',
  group: 'Edit',
  keys: ['escape'],
  when: ({ editor }) => sizeOf(editor.selection) > 0,
  run: ({ editor }) => editor.select(nothing),
};
