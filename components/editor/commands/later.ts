import { StepForward } from 'lucide-react';
import type { Command } from './command.ts';

export const later: Command = {
  id: 'later',
  title: 'commands.oneEventLater',
  group: 'Run',
  icon: StepForward,
  keys: ['alt+right'],
  when: ({ editor }) => editor.run !== null && editor.run.shown < editor.run.events.length,
  run: ({ editor }) => editor.showMoment((editor.run?.shown ?? 0) + 1),
};
