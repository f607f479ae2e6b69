import { Trash2 } from 'lucide-react';
import { removeSelection } from '../actions/remove-selection.ts';
import { sizeOf } from '../store/selection.ts';
import type { Command } from './command.ts';

export const remove: Command = {
  id: 'remove',
  title: 'common.delete',
  group: 'Edit',
  icon: Trash2,
  keys: ['backspace', 'delete'],
  danger: true,
  when: ({ editor }) => !editor.readOnly && sizeOf(editor.selection) > 0,
  run: ({ editor }) =>
    editor.perform(editor.t('common.delete'), removeSelection(editor.document.graph, editor.selection)),
};
