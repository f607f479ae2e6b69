import { Unplug } from 'lucide-react';
import type { Operation } from '#engine/graph/operations.ts';
import { applyOperation } from '#engine/graph/operations.ts';
import { spliceOut } from '../actions/splice.ts';
import type { Command } from './command.ts';

export const unplug: Command = {
  id: 'unplug',
  title: 'commands.unplugAndJoinWhatWasAround',
  group: 'Edit',
  icon: Unplug,
  keys: ['x'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length > 0,
  run: ({ editor }) => {
    let { graph } = editor.document;
    const operations: Operation[] = [];
    for (const id of editor.selection.nodes) {
      const step = spliceOut(editor.t, graph, editor.catalogue, id);
      graph = applyOperation(graph, { op: 'batch', operations: step }).graph;
      operations.push(...step);
    }
    editor.perform(editor.t('commands.unplug'), operations);
  },
};
