import { Download } from 'lucide-react';
import { saveFile } from '../../ui/save-file.ts';
import type { Command } from './command.ts';

export const exportJson: Command = {
  id: 'export-json',
  title: 'commands.downloadAsJSON',
  group: 'Go',
  icon: Download,
  run: ({ editor }) => {
    const { graph } = editor.document;
    saveFile(`${graph.slug}.json`, graph);
  },
};
