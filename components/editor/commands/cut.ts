import { Scissors } from 'lucide-react';
import { clipOf } from '../actions/clip-of.ts';
import { removeSelection } from '../actions/remove-selection.ts';
import type { Command } from './command.ts';

export const cut: Command = {
  id: 'cut',
  title: 'commands.cut',
  group: 'Edit',
  icon: Scissors,
  keys: ['mod+x'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length + editor.selection.marks.length > 0,
  run: ({ editor }) => {
    const { graph } = editor.document;
    void navigator.clipboard.writeText(JSON.stringify(clipOf(graph, editor.selection), null, 2));
    editor.perform(editor.t('commands.cut'), removeSelection(graph, editor.selection));
  },
};
