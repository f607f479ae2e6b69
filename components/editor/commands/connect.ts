import { Cable } from 'lucide-react';
import { toastError } from '../../ui/toast.tsx';
import { edgeOf, jacksOf, refusal } from '../actions/connection.ts';
import type { Command } from './command.ts';

export const connect: Command = {
  id: 'connect',
  title: 'commands.connectTheTwoSelectedNodes',
  group: 'Edit',
  icon: Cable,
  keys: ['c'],
  when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length === 2,
  run: ({ editor }) => {
    const { graph } = editor.document;
    const [a, b] = editor.selection.nodes;
    const source = graph.nodes.find((node) => node.id === a);
    if (source === undefined || b === undefined) return;
    let reason = editor.t('commands.sourceHasNoWayOut', { source: source.id });
    for (const port of jacksOf(source, editor.catalogue).outputs) {
      const from = { node: source.id, port: port.name };
      const to = { node: b, port: 'in' };
      const refused = refusal(editor.t, graph, editor.catalogue, from, to);
      if (refused === null) {
        editor.perform(editor.t('commands.connect'), [{ op: 'connect', edge: edgeOf(from, to) }]);
        editor.update({ announcement: editor.t('commands.connectedSourceToB', { source: source.id, b }) });
        return;
      }
      reason = refused;
    }
    toastError(editor.t('commands.notConnected'), reason);
  },
};
