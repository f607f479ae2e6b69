import { BoxSelect } from 'lucide-react';
import type { Command } from './command.ts';

export const selectAll: Command = {
  id: 'select-all',
  title: 'Select everything',
  group: 'Edit',
  icon: BoxSelect,
  keys: ['mod+a'],
  run: ({ editor }) => editor.select({ nodes: editor.document.graph.nodes.map((node) => node.id), edges: [] }),
};
