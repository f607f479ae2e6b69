import { GitFork } from 'lucide-react';
import type { Command, CommandContext } from './command.ts';
import { nodeMoment } from './node-moment.ts';

export const forkHere: Command = {
  id: 'fork-here',
  title: 'commands.forkTheRunFromHere',
  group: 'Run',
  icon: GitFork,
  when: (context) => context.host.fork !== undefined && nodeOf(context) !== null,
  run: (context) => {
    const node = nodeOf(context);
    if (node !== null) context.host.fork?.(node);
  },
};

/** The chosen node, when it ran. */
function nodeOf({ editor }: CommandContext): string | null {
  const { run, selection } = editor;
  const [node] = selection.nodes;
  if (run === null || node === undefined || selection.nodes.length !== 1) return null;
  return nodeMoment(run, node, 'start') === null ? null : node;
}
