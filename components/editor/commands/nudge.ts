import type { Operation } from '#engine/graph/operations.ts';
import type { Editor } from '../store/editor-store.ts';
import { chosenMarks, markPlace } from '../store/mark-key.ts';

/** Moves what is selected by one step of the grid; several in a row are one step of the history. */
export function nudge(editor: Editor, [dx, dy]: [number, number]): void {
  const { graph } = editor.document;
  const { nodes, marks } = editor.selection;
  const moved = ([x, y]: readonly [number, number]): [number, number] => [x + dx, y + dy];
  const chosen = graph.nodes.filter((node) => nodes.includes(node.id));
  const positions = Object.fromEntries(chosen.map((node) => [node.id, moved(node.position)]));
  const layout = chosenMarks(graph, marks).map(
    (marked): Operation => ({
      op: 'set',
      ...markPlace(marked),
      path: ['position'],
      value: moved(marked.mark.position),
    }),
  );
  const move: Operation[] = chosen.length > 0 ? [{ op: 'move', positions }] : [];
  editor.perform(editor.t('commands.move'), [...move, ...layout], { key: `nudge:${[...nodes, ...marks].join()}` });
}
