import { nothing, sizeOf } from '../store/selection.ts';
import type { Command } from './command.ts';

/** Escape goes one step back: first out of the wide view, then out of what is traced, then out of the selection. */
export const deselect: Command = {
  id: 'deselect',
  title: 'commands.selectNothing',
  group: 'Edit',
  keys: ['escape'],
  when: ({ editor }) => editor.wide || editor.traced !== null || sizeOf(editor.selection) > 0,
  run: ({ editor }) => {
    if (editor.wide) editor.update({ wide: false });
    else if (editor.traced !== null) editor.update({ traced: null });
    else editor.select(nothing);
  },
};
