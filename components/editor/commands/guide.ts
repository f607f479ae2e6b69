import { Compass } from 'lucide-react';
import type { Command } from './command.ts';

/** Shows the steps of a first workflow beside the canvas, or puts them away. */
export const guide: Command = {
  id: 'guide',
  title: 'commands.guideMeThroughAFirstWorkflow',
  group: 'Go',
  icon: Compass,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ guided: !editor.guided }),
};
