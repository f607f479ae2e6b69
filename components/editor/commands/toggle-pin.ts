import { Pin } from 'lucide-react';
import type { GraphNode } from '#engine/graph/schema.ts';
import { shownNode } from '../../run/shown-node.ts';
import { pinOperation, unpinOperation, whyNotPinned, whyTooLarge } from '../actions/pin.ts';
import type { Command, CommandContext } from './command.ts';

/** Pins what the chosen node gave in the run that is shown, or takes its pin away. */
export const togglePin: Command = {
  id: 'toggle-pin',
  title: 'commands.pinOrUnpinItsOutput',
  group: 'Run',
  icon: Pin,
  keys: ['p'],
  when: (context) => {
    const node = nodeOf(context);
    return node !== undefined && (node.pin !== undefined || outputOf(context, node) !== null);
  },
  run: (context) => {
    const { editor } = context;
    const node = nodeOf(context);
    if (node === undefined) return;
    if (node.pin !== undefined)
      return editor.perform(editor.t('commands.unpinNode', { node: node.id }), [unpinOperation(node.id)]);
    const view = outputOf(context, node);
    if (view !== null)
      editor.perform(editor.t('commands.pinNode', { node: node.id }), [pinOperation(node.id, view.output, view.ports)]);
  },
};

/** What a node gave, when it can be pinned as it stands in the log. */
function outputOf({ editor }: CommandContext, node: GraphNode) {
  const view = editor.run === null ? undefined : shownNode(editor.run, node.id);
  if (view === undefined || view.spilled) return null;
  const refusal =
    whyNotPinned(editor.t, node, editor.catalogue.get(node.type), view) ?? whyTooLarge(editor.t, view.output);
  return refusal === null ? view : null;
}

function nodeOf({ editor }: CommandContext): GraphNode | undefined {
  const [id, ...others] = editor.selection.nodes;
  if (editor.readOnly || others.length > 0) return undefined;
  return editor.document.graph.nodes.find((node) => node.id === id);
}
