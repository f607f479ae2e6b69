import { nothing, sizeOf } from '../store/selection.ts';
import type { Command } from './command.ts';

/** Escape goes one step back: first out of the wide view, then out of the selection. */
export const deselect: Command = {
  id: 'deselect',
  title: 'Select nothing',
  group: 'Edit',
  keys: ['escape'],
  when: ({ editor }) => editor.wide || sizeOf(editor.selection) > 0,
  run: ({ editor }) => (editor.wide ? editor.update({ wide: false }) : editor.select(nothing)),
};
