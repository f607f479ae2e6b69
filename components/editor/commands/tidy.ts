import { LayoutDashboard } from 'lucide-react';
import { tidy as tidyGraph } from '../actions/tidy.ts';
import type { Command } from './command.ts';

export const tidy: Command = {
  id: 'tidy',
  title: 'Tidy the layout',
  group: 'Arrange',
  icon: LayoutDashboard,
  keys: ['shift+l'],
  when: ({ editor }) => !editor.readOnly && editor.document.graph.nodes.length > 1,
  run: ({ editor }) => {
    editor.perform('Tidy the layout', tidyGraph(editor.document.graph, editor.catalogue, editor.canvas?.sizes() ?? {}));
    requestAnimationFrame(() => editor.canvas?.fit());
  },
};
