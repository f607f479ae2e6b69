import { ChartColumn } from 'lucide-react';
import type { Command } from './command.ts';

export const figures: Command = {
  id: 'figures',
  title: 'commands.howItsRunsGo',
  group: 'Go',
  icon: ChartColumn,
  when: ({ host }) => host.openFigures !== undefined,
  run: ({ host }) => host.openFigures?.(),
};
