import { CircleAlert } from 'lucide-react';
import { only } from '../store/selection.ts';
import type { Command } from './command.ts';

export const nextProblem: Command = {
  id: 'next-problem',
  title: 'commands.nextProblem',
  group: 'Go',
  icon: CircleAlert,
  keys: ['f8'],
  global: true,
  when: ({ editor }) => editor.diagnostics.some((found) => found.node !== undefined),
  run: ({ editor }) => {
    const nodes = [...new Set(editor.diagnostics.flatMap((found) => found.node ?? []))];
    const next = nodes[(nodes.indexOf(editor.selection.nodes[0] ?? '') + 1) % nodes.length];
    if (next === undefined) return;
    editor.select(only(next));
    editor.canvas?.reveal(next);
  },
};
