import { Frame } from 'lucide-react';
import { addMark } from '../actions/add-mark.ts';
import type { Command } from './command.ts';

export const addFrame: Command = {
  id: 'add-frame',
  title: 'commands.addAFrame',
  group: 'Edit',
  icon: Frame,
  keys: ['shift+f'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => addMark(editor.t, editor, 'frame'),
};
