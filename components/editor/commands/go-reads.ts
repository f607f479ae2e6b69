import { toast } from '../../ui/toast.tsx';
import { nothing } from '../store/selection.ts';
import type { Command, CommandContext } from './command.ts';

/** Selects the nodes whose output the chosen one reads. */
export const goToReads: Command = {
  id: 'go-to-reads',
  title: 'commands.goToWhatItReads',
  group: 'Go',
  keys: ['f12'],
  when: hasOne,
  run: (context) => void go(context, 'reads', 'commands.readsNoOtherNode'),
};

/** Selects the nodes that read the chosen one's output. */
export const findUses: Command = {
  id: 'find-uses',
  title: 'commands.findWhereItsOutputIsUsed',
  group: 'Go',
  keys: ['shift+f12'],
  when: hasOne,
  run: (context) => void go(context, 'usedBy', 'commands.isReadByNoOtherNode'),
};

function hasOne({ editor }: CommandContext): boolean {
  return editor.selection.nodes.length === 1;
}

type Otherwise = 'commands.readsNoOtherNode' | 'commands.isReadByNoOtherNode';

async function go({ editor }: CommandContext, which: 'reads' | 'usedBy', otherwise: Otherwise): Promise<void> {
  const [id] = editor.selection.nodes;
  if (id === undefined) return;
  const { referencesOf } = await import('../actions/dependencies.ts');
  const found = referencesOf(editor.document.graph, id)[which];
  const [first, ...others] = found;
  if (first === undefined) return void toast(editor.t(otherwise, { id }));
  editor.select({ ...nothing, nodes: found });
  if (others.length === 0) editor.canvas?.reveal(first);
  else editor.canvas?.fit(found);
}
