import { Waypoints } from 'lucide-react';
import type { Command } from './command.ts';

/** Fades all that the chosen node does not depend on, or shows everything again. */
export const trace: Command = {
  id: 'trace',
  title: 'commands.showWhatItDependsOn',
  group: 'View',
  icon: Waypoints,
  keys: ['alt+r'],
  when: ({ editor }) => editor.traced !== null || editor.selection.nodes.length === 1,
  run: ({ editor }) => {
    const [node] = editor.selection.nodes;
    const isSame = node === undefined || node === editor.traced;
    editor.update({ traced: isSame ? null : node });
  },
};
