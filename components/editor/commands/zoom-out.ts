import { ZoomOut } from 'lucide-react';
import type { Command } from './command.ts';

export const zoomOut: Command = {
  id: 'zoom-out',
  title: 'commands.zoomOut',
  group: 'View',
  icon: ZoomOut,
  keys: ['mod+-'],
  run: ({ editor }) => editor.canvas?.zoomOut(),
};
