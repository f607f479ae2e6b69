import { UploadCloud } from 'lucide-react';
import type { Command } from './command.ts';

export const publish: Command = {
  id: 'publish',
  title: 'commands.publish',
  group: 'Run',
  icon: UploadCloud,
  keys: ['mod+shift+enter'],
  global: true,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ dialog: 'publish' }),
};
