import { FlaskConical } from 'lucide-react';
import type { Command } from './command.ts';

export const tests: Command = {
  id: 'tests',
  title: 'commands.tests',
  group: 'Go',
  icon: FlaskConical,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => editor.update({ bottomTab: 'tests', panels: { ...editor.panels, bottom: true } }),
};
