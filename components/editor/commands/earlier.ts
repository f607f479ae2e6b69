import { StepBack } from 'lucide-react';
import type { Command } from './command.ts';

export const earlier: Command = {
  id: 'earlier',
  title: 'commands.oneEventEarlier',
  group: 'Run',
  icon: StepBack,
  keys: ['alt+left'],
  when: ({ editor }) => editor.run !== null && editor.run.shown > 0,
  run: ({ editor }) => editor.showMoment((editor.run?.shown ?? 0) - 1),
};
