import { X } from 'lucide-react';
import type { Command } from './command.ts';

export const closeRun: Command = {
  id: 'close-run',
  title: 'Put the run away',
  group: 'Run',
  icon: X,
  when: ({ editor }) => editor.run !== null && !editor.readOnly,
  run: ({ editor }) => editor.update({ run: null }),
};
