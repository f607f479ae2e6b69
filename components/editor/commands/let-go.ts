import { Play, StepForward } from 'lucide-react';
import { heldNodes } from '../../run/held-nodes.ts';
import type { Command, CommandContext } from './command.ts';

/** Lets a run that has stopped at a breakpoint begin one node and stop before the next. */
export const step: Command = {
  id: 'step',
  title: 'commands.stepToTheNextNode',
  group: 'Run',
  icon: StepForward,
  keys: ['f10'],
  when: isHeld,
  run: ({ host }) => host.letGo?.('step'),
};

/** Lets it go on to the next breakpoint or to its end. */
export const goOn: Command = {
  id: 'go-on',
  title: 'commands.goOnFromTheBreakpoint',
  group: 'Run',
  icon: Play,
  keys: ['alt+c'],
  when: isHeld,
  run: ({ host }) => host.letGo?.('continue'),
};

function isHeld({ editor, host }: CommandContext): boolean {
  return host.letGo !== undefined && heldNodes(editor.run).length > 0;
}
