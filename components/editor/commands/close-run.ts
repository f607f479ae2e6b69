import { X } from 'lucide-react';
import type { Command } from './command.ts';

export const closeRun: Command = {
  id: 'close-run',
  title: 'commands.putTheRunAway',
  group: 'Run',
  icon: X,
  when: ({ editor }) => editor.run !== null && !editor.readOnly,
  run: ({ editor }) => editor.update({ run: null }),
};
