import { toast } from '../../ui/toast.tsx';
import { nothing } from '../store/selection.ts';
import type { Command, CommandContext } from './command.ts';

/** Selects the nodes whose output the chosen one reads. */
export const goToReads: Command = {
  id: 'go-to-reads',
  title: 'Go to what it reads',
  group: 'Go',
  keys: ['f12'],
  when: hasOne,
  run: (context) => void go(context, 'reads', 'reads no other node'),
};

/** Selects the nodes that read the chosen one's output. */
export const findUses: Command = {
  id: 'find-uses',
  title: 'Find where its output is used',
  group: 'Go',
  keys: ['shift+f12'],
  when: hasOne,
  run: (context) => void go(context, 'usedBy', 'is read by no other node'),
};

function hasOne({ editor }: CommandContext): boolean {
  return editor.selection.nodes.length === 1;
}

async function go({ editor }: CommandContext, which: 'reads' | 'usedBy', otherwise: string): Promise<void> {
  const [id] = editor.selection.nodes;
  if (id === undefined) return;
  const { referencesOf } = await import('../actions/dependencies.ts');
  const found = referencesOf(editor.document.graph, id)[which];
  const [first, ...others] = found;
  if (first === undefined) return void toast(`${id} ${otherwise}`);
  editor.select({ ...nothing, nodes: found });
  if (others.length === 0) editor.canvas?.reveal(first);
  else editor.canvas?.fit(found);
}
