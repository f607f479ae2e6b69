import { ListTree } from 'lucide-react';
import type { Command } from './command.ts';

export const runs: Command = {
  id: 'runs',
  title: 'commands.runsOfThisWorkflow',
  group: 'Go',
  icon: ListTree,
  run: ({ host }) => host.openRuns(),
};
