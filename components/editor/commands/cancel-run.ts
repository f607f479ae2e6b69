import { CircleStop } from 'lucide-react';
import { isOver } from '#engine/run/event.ts';
import type { Command } from './command.ts';

export const cancelRun: Command = {
  id: 'cancel-run',
  title: 'commands.cancelTheRun',
  group: 'Run',
  icon: CircleStop,
  danger: true,
  when: ({ editor }) => editor.run !== null && !isOver(editor.run.newest.status),
  run: ({ host }) => host.cancelRun(),
};
