import { PenLine } from 'lucide-react';
import type { Command } from './command.ts';

export const rename: Command = {
  id: 'rename',
  title: 'common.rename',
  group: 'Edit',
  icon: PenLine,
  keys: ['f2'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length === 1,
  run: ({ editor }) => {
    editor.update({ panels: { ...editor.panels, inspector: true } });
    requestAnimationFrame(() => document.getElementById('node-id')?.focus());
  },
};
