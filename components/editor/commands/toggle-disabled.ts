import { Power } from 'lucide-react';
import type { Operation } from '#engine/graph/operations.ts';
import type { Command } from './command.ts';

export const toggleDisabled: Command = {
  id: 'toggle-disabled',
  title: 'commands.switchOffOrOn',
  group: 'Edit',
  icon: Power,
  keys: ['d'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 0,
  run: ({ editor }) => {
    const chosen = editor.document.graph.nodes.filter((node) => editor.selection.nodes.includes(node.id));
    const off = chosen.some((node) => node.disabled !== true);
    const operations = chosen.map(
      (node): Operation =>
        off
          ? { op: 'set', node: node.id, path: ['disabled'], value: true }
          : { op: 'unset', node: node.id, path: ['disabled'] },
    );
    editor.perform(off ? editor.t('commands.switchOff') : editor.t('commands.switchOn'), operations);
  },
};
