import { StickyNote } from 'lucide-react';
import { addMark } from '../actions/add-mark.ts';
import type { Command } from './command.ts';

export const addNote: Command = {
  id: 'add-note',
  title: 'commands.addANote',
  group: 'Edit',
  icon: StickyNote,
  keys: ['n'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => addMark(editor.t, editor, 'note'),
};
