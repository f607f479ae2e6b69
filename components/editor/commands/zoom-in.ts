import { ZoomIn } from 'lucide-react';
import type { Command } from './command.ts';

export const zoomIn: Command = {
  id: 'zoom-in',
  title: 'commands.zoomIn',
  group: 'View',
  icon: ZoomIn,
  keys: ['mod+='],
  run: ({ editor }) => editor.canvas?.zoomIn(),
};
