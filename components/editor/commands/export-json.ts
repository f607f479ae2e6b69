import { Download } from 'lucide-react';
import type { Command } from './command.ts';

export const exportJson: Command = {
  id: 'export-json',
  title: 'Download as JSON',
  group: 'Go',
  icon: Download,
  run: ({ editor }) => {
    const { graph } = editor.document;
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(graph, null, 2)}\n`], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${graph.slug}.json`;
    link.click();
    URL.revokeObjectURL(url);
  },
};
