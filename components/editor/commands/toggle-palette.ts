import { PanelLeft } from 'lucide-react';
import type { Command } from './command.ts';

export const togglePalette: Command = {
  id: 'toggle-palette',
  title: 'commands.showOrHideThePalette',
  group: 'View',
  icon: PanelLeft,
  keys: ['mod+b'],
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.togglePanel('palette'),
};
