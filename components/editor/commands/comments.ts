import { MessageSquare } from 'lucide-react';
import type { Command } from './command.ts';

export const comments: Command = {
  id: 'comments',
  title: 'commands.comments',
  group: 'Go',
  icon: MessageSquare,
  keys: ['shift+m'],
  run: ({ editor }) => editor.update({ commenting: !editor.commenting }),
};
