import { History } from 'lucide-react';
import type { Command } from './command.ts';

/** Lists what was done here, to go back to any moment of it. */
export const steps: Command = {
  id: 'steps',
  title: 'commands.steps',
  group: 'Edit',
  icon: History,
  keys: ['alt+z'],
  when: ({ editor }) => !editor.readOnly && editor.document.past.length + editor.document.future.length > 0,
  run: ({ editor }) => editor.update({ dialog: 'steps' }),
};
