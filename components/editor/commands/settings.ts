import { Settings2 } from 'lucide-react';
import type { Command } from './command.ts';

export const settings: Command = {
  id: 'settings',
  title: 'commands.workflowSettings',
  group: 'Go',
  icon: Settings2,
  keys: ['mod+,'],
  global: true,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ dialog: 'settings' }),
};
