import { StickyNote } from 'lucide-react';
import { addMark } from '../actions/add-mark.ts';
import type { Command } from './command.ts';

export const addNote: Command = {
  id: 'add-note',
  title: 'Add a note',
  group: 'Edit',
  icon: StickyNote,
  keys: ['n'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => addMark(editor, 'note'),
};
