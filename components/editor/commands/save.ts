import { Save } from 'lucide-react';
import type { Command } from './command.ts';

export const save: Command = {
  id: 'save',
  title: 'commands.saveNow',
  group: 'Edit',
  icon: Save,
  keys: ['mod+s'],
  global: true,
  when: ({ editor }) => !editor.readOnly,
  run: ({ host }) => host.save(),
};
