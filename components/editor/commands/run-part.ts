import { ArrowRightToLine, CirclePlay, StepForward } from 'lucide-react';
import type { Command, CommandContext } from './command.ts';
import { nodeMoment } from './node-moment.ts';

/** Runs the draft to the chosen node, with an input. */
export const runToHere: Command = {
  id: 'run-to-here',
  title: 'commands.runToHere',
  group: 'Run',
  icon: ArrowRightToLine,
  keys: ['alt+shift+enter'],
  when: (context) => nodeOf(context) !== null,
  run: (context) => context.editor.update({ dialog: 'run', runUntil: nodeOf(context) }),
};

/** Runs the chosen node alone on what the run that is shown gave; without a run, all that leads to it. */
export const runNode: Command = {
  id: 'run-node',
  title: 'commands.runThisNode',
  group: 'Run',
  icon: CirclePlay,
  keys: ['alt+enter'],
  when: (context) => context.host.runPart !== undefined && nodeOf(context) !== null,
  run: (context) => {
    const node = nodeOf(context);
    if (node === null) return;
    if (context.editor.run === null) context.editor.update({ dialog: 'run', runUntil: node });
    else context.host.runPart?.({ from: node, until: node });
  },
};

/** Runs the chosen node and all behind it on what the run that is shown gave. */
export const runFromHere: Command = {
  id: 'run-from-here',
  title: 'commands.runFromHere',
  group: 'Run',
  icon: StepForward,
  when: (context) => {
    const node = nodeOf(context);
    const { run } = context.editor;
    return (
      context.host.runPart !== undefined && node !== null && run !== null && nodeMoment(run, node, 'start') !== null
    );
  },
  run: (context) => {
    const node = nodeOf(context);
    if (node !== null) context.host.runPart?.({ from: node });
  },
};

/** The chosen node of a draft. */
function nodeOf({ editor }: CommandContext): string | null {
  const [node, ...others] = editor.selection.nodes;
  return editor.readOnly || others.length > 0 ? null : (node ?? null);
}
