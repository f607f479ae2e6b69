import { ChevronsDownUp } from 'lucide-react';
import { toggleFold } from '../../canvas/folds/toggle-fold.ts';
import { chosenMarks } from '../store/mark-key.ts';
import type { Command, CommandContext } from './command.ts';

export const toggleFrame: Command = {
  id: 'toggle-frame',
  title: 'commands.collapseOrOpenTheFrame',
  group: 'Arrange',
  icon: ChevronsDownUp,
  keys: ['shift+c'],
  when: (context) => frameOf(context) !== null,
  run: (context) => {
    const frame = frameOf(context);
    if (frame !== null) toggleFold(context.editor, frame);
  },
};

/** The chosen frame, when it is one. */
function frameOf({ editor }: CommandContext): string | null {
  const frames = chosenMarks(editor.document.graph, editor.selection.marks).filter(({ kind }) => kind === 'frame');
  return frames.length === 1 ? (frames[0]?.mark.id ?? null) : null;
}
