import { Play } from 'lucide-react';
import type { Command } from './command.ts';

export const runDraft: Command = {
  id: 'run',
  title: 'commands.runTheDraft',
  group: 'Run',
  icon: Play,
  keys: ['mod+enter'],
  global: true,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ dialog: 'run' }),
};
