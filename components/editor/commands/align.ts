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
import { type Axis, align, distribute, type Edge } from '../actions/align.ts';
import { placedOf } from '../actions/placed-of.ts';
import type { Editor } from '../store/editor-store.ts';
import type { Command } from './command.ts';

const edges: { edge: Edge; title: string; icon: LucideIcon; keys?: string[] }[] = [
  { edge: 'left', title: 'Align left edges', icon: AlignStartVertical, keys: ['alt+a'] },
  { edge: 'centre', title: 'Align centres', icon: AlignCenterVertical, keys: ['alt+h'] },
  { edge: 'right', title: 'Align right edges', icon: AlignEndVertical, keys: ['alt+d'] },
  { edge: 'top', title: 'Align top edges', icon: AlignStartHorizontal, keys: ['alt+w'] },
  { edge: 'middle', title: 'Align middles', icon: AlignCenterHorizontal, keys: ['alt+v'] },
  { edge: 'bottom', title: 'Align bottom edges', icon: AlignEndHorizontal, keys: ['alt+s'] },
];

const axes: { axis: Axis; title: string; icon: LucideIcon; keys: string[] }[] = [
  { axis: 'across', title: 'Same gaps from left to right', icon: AlignHorizontalSpaceAround, keys: ['alt+shift+h'] },
  { axis: 'down', title: 'Same gaps from top to bottom', icon: AlignVerticalSpaceAround, keys: ['alt+shift+v'] },
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
    run: ({ editor }: { editor: Editor }) => editor.perform(parts.title, operations(placedOf(editor))),
  };
}
