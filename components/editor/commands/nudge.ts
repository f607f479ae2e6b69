import type { Editor } from '../store/editor-store.ts';

/** Moves the selected nodes by one step of the grid; several in a row are one step of the history. */
export function nudge(editor: Editor, [dx, dy]: [number, number]): void {
  const chosen = editor.document.graph.nodes.filter((node) => editor.selection.nodes.includes(node.id));
  const positions = Object.fromEntries(
    chosen.map((node): [string, [number, number]] => [node.id, [node.position[0] + dx, node.position[1] + dy]]),
  );
  editor.perform('Move', [{ op: 'move', positions }], { key: `nudge:${editor.selection.nodes.join()}` });
}
