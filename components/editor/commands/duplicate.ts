import { CopyPlus } from 'lucide-react';
import { clipOf, pasteClip } from '../actions/clip.ts';
import type { Command } from './command.ts';

export const duplicate: Command = {
  id: 'duplicate',
  title: 'Duplicate',
  group: 'Edit',
  icon: CopyPlus,
  keys: ['mod+d'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 0,
  run: ({ editor }) => {
    const { graph } = editor.document;
    const { operations, ids } = pasteClip(graph, clipOf(graph, editor.selection.nodes), [40, 40]);
    editor.perform('Duplicate', operations, { select: ids });
  },
};
