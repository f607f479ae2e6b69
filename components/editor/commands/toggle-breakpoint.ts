import { Octagon } from 'lucide-react';
import type { Command } from './command.ts';

/** Has runs of the draft stop before the chosen nodes, or no longer. */
export const toggleBreakpoint: Command = {
  id: 'toggle-breakpoint',
  title: 'commands.stopHereOrNoLonger',
  group: 'Run',
  icon: Octagon,
  keys: ['f9'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 0,
  run: ({ editor }) => {
    const { nodes: chosen } = editor.selection;
    const isSetting = chosen.some((id) => !editor.breakpoints.includes(id));
    const others = editor.breakpoints.filter((id) => !chosen.includes(id));
    editor.update({
      breakpoints: isSetting ? [...others, ...chosen] : others,
      announcement: editor.t('commands.chosenRunsNoLongerStopHere', {
        chosen: chosen.join(', '),
        isSetting: isSetting ? 'yes' : 'no',
      }),
    });
  },
};
