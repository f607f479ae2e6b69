import { PackageOpen } from 'lucide-react';
import type { Command, CommandContext } from './command.ts';

export const inline: Command = {
  id: 'inline',
  title: 'commands.putTheCalledWorkflowInPlace',
  group: 'Edit',
  icon: PackageOpen,
  keys: ['mod+alt+e'],
  when: (context) => context.host.inline !== undefined && callOf(context) !== null,
  run: (context) => {
    const call = callOf(context);
    if (call !== null) context.host.inline?.(call);
  },
};

/** The chosen node, when it calls a workflow and may be changed. */
function callOf({ editor }: CommandContext): string | null {
  const [id, ...others] = editor.selection.nodes;
  if (editor.readOnly || others.length > 0) return null;
  return editor.document.graph.nodes.find((node) => node.id === id && node.type === 'call')?.id ?? null;
}
