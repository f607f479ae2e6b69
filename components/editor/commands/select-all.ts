import { BoxSelect } from 'lucide-react';
import { allMarks, markKey } from '../store/mark-key.ts';
import type { Command } from './command.ts';

export const selectAll: Command = {
  id: 'select-all',
  title: 'commands.selectEverything',
  group: 'Edit',
  icon: BoxSelect,
  keys: ['mod+a'],
  run: ({ editor }) => {
    const { graph } = editor.document;
    editor.select({
      nodes: graph.nodes.map((node) => node.id),
      edges: [],
      marks: allMarks(graph).map(({ kind, mark }) => markKey(kind, mark.id)),
    });
  },
};
