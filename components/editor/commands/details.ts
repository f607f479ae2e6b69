import { PanelBottomClose, PanelBottomOpen } from 'lucide-react';
import type { Command } from './command.ts';

/** Shows what goes into the chosen node, its parameters and what comes out side by side. */
export const openDetails: Command = {
  id: 'open-details',
  title: 'commands.openInputParametersAndOutput',
  group: 'View',
  icon: PanelBottomOpen,
  keys: ['enter'],
  when: ({ editor }) => !editor.wide && editor.selection.nodes.length === 1,
  run: ({ editor }) => editor.update({ wide: true }),
};

/** Puts the wide view away; the inspector has the parameters again. */
export const closeDetails: Command = {
  id: 'close-details',
  title: 'commands.closeInputParametersAndOutput',
  group: 'View',
  icon: PanelBottomClose,
  when: ({ editor }) => editor.wide,
  run: ({ editor }) => editor.update({ wide: false }),
};
