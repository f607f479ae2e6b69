import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  type LucideIcon,
} from 'lucide-react';
import type { Operation } from '#engine/graph/operations.ts';
import type { WordKey } from '#words/words.ts';
import { type Axis, align, distribute, type Edge } from '../actions/align.ts';
import { placedOf } from '../actions/placed-of.ts';
import type { Editor } from '../store/editor-store.ts';
import type { Command } from './command.ts';

const edges: { edge: Edge; title: WordKey; icon: LucideIcon; keys?: string[] }[] = [
  { edge: 'left', title: 'commands.alignLeftEdges', icon: AlignStartVertical, keys: ['alt+a'] },
  { edge: 'centre', title: 'commands.alignCentres', icon: AlignCenterVertical, keys: ['alt+h'] },
  { edge: 'right', title: 'commands.alignRightEdges', icon: AlignEndVertical, keys: ['alt+d'] },
  { edge: 'top', title: 'commands.alignTopEdges', icon: AlignStartHorizontal, keys: ['alt+w'] },
  { edge: 'middle', title: 'commands.alignMiddles', icon: AlignCenterHorizontal, keys: ['alt+v'] },
  { edge: 'bottom', title: 'commands.alignBottomEdges', icon: AlignEndHorizontal, keys: ['alt+s'] },
];

const axes: { axis: Axis; title: WordKey; icon: LucideIcon; keys: string[] }[] = [
  {
    axis: 'across',
    title: 'commands.sameGapsFromLeftToRight',
    icon: AlignHorizontalSpaceAround,
    keys: ['alt+shift+h'],
  },
  { axis: 'down', title: 'commands.sameGapsFromTopToBottom', icon: AlignVerticalSpaceAround, keys: ['alt+shift+v'] },
];

/** Commands that line up what is selected. */
export const alignments: readonly Command[] = [
  ...edges.map(({ edge, ...rest }) => aligning(`align-${edge}`, rest, 2, (things) => align(things, edge))),
  ...axes.map(({ axis, ...rest }) => aligning(`spread-${axis}`, rest, 3, (things) => distribute(things, axis))),
];

function aligning(
  id: string,
  parts: Pick<Command, 'title' | 'keys'> & { icon: LucideIcon },
  least: number,
  operations: (things: ReturnType<typeof placedOf>) => Operation[],
): Command {
  return {
    id,
    group: 'Arrange',
    ...parts,
    when: ({ editor }) => !editor.readOnly && editor.selection.nodes.length >= least,
    run: ({ editor }: { editor: Editor }) => editor.perform(editor.t(parts.title), operations(placedOf(editor))),
  };
}
