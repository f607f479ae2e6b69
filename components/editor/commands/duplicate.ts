import { CopyPlus } from 'lucide-react';
import { clipOf } from '../actions/clip-of.ts';
import type { Command } from './command.ts';

export const duplicate: Command = {
  id: 'duplicate',
  title: 'commands.duplicate',
  group: 'Edit',
  icon: CopyPlus,
  keys: ['mod+d'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => {
    void import('../actions/clip.ts').then(({ pasteClip }) => {
      const { graph } = editor.document;
      const { operations, ids, marks } = pasteClip(graph, clipOf(graph, editor.selection), [40, 40]);
      editor.perform(editor.t('commands.duplicate'), operations, { select: ids, selectMarks: marks });
    });
  },
};
