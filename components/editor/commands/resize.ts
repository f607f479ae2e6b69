import { Maximize2, Minimize2 } from 'lucide-react';
import { isContainer } from '#engine/graph/catalogue.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { WordKey } from '#words/words.ts';
import type { Editor } from '../store/editor-store.ts';
import { chosenMarks, markPlace } from '../store/mark-key.ts';
import type { Command } from './command.ts';

/** Pixels by which a step makes something wider; it grows downwards by half of that. */
const stepWide = 80;
const leastOfMark: [number, number] = [120, 60];
const leastOfContainer: [number, number] = [320, 180];

/** Makes containers, notes and frames larger or smaller without dragging their corner. */
export const sizes: readonly Command[] = [
  { ...resizing('larger', 'commands.makeLarger', 1), icon: Maximize2 },
  { ...resizing('smaller', 'commands.makeSmaller', -1), icon: Minimize2 },
];

function resizing(id: string, title: WordKey, sign: 1 | -1): Command {
  return {
    id,
    title,
    group: 'Arrange',
    when: ({ editor }) => !editor.readOnly && operationsOf(editor, sign).length > 0,
    run: ({ editor }) => {
      const { nodes, marks } = editor.selection;
      editor.perform(editor.t('commands.resize'), operationsOf(editor, sign), {
        key: `resize:${[...nodes, ...marks].join()}`,
      });
    },
  };
}

function operationsOf({ document: { graph }, catalogue, selection }: Editor, sign: 1 | -1): Operation[] {
  const stepped = ([width, height]: readonly [number, number], [leastWidth, leastHeight]: [number, number]) => [
    Math.max(leastWidth, width + sign * stepWide),
    Math.max(leastHeight, height + (sign * stepWide) / 2),
  ];
  const containers = graph.nodes.flatMap((node): Operation[] =>
    selection.nodes.includes(node.id) && isContainer(catalogue.get(node.type)?.role)
      ? [{ op: 'set', node: node.id, path: ['size'], value: stepped(node.size ?? [560, 260], leastOfContainer) }]
      : [],
  );
  const marks = chosenMarks(graph, selection.marks).map(
    (marked): Operation => ({
      op: 'set',
      ...markPlace(marked),
      path: ['size'],
      value: stepped(marked.mark.size, leastOfMark),
    }),
  );
  return [...containers, ...marks];
}
