import { PanelBottom } from 'lucide-react';
import type { Command } from './command.ts';

export const toggleBottom: Command = {
  id: 'toggle-bottom',
  title: 'commands.showOrHideTheDataPanel',
  group: 'View',
  icon: PanelBottom,
  keys: ['mod+j'],
  run: ({ editor }) => editor.togglePanel('bottom'),
};
