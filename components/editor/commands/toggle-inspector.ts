import { PanelRight } from 'lucide-react';
import type { Command } from './command.ts';

export const toggleInspector: Command = {
  id: 'toggle-inspector',
  title: 'commands.showOrHideTheInspector',
  group: 'View',
  icon: PanelRight,
  keys: ['mod+i'],
  run: ({ editor }) => editor.togglePanel('inspector'),
};
