import type { DragEvent } from 'react';
import { useWords } from '#words/use-words.ts';
import { addMark } from '../editor/actions/add-mark.ts';
import { addNode } from '../editor/actions/add-node.ts';
import { containerAt, originOf } from '../editor/actions/reparent.ts';
import { spliceIn } from '../editor/actions/splice.ts';
import { withGrowth } from '../editor/actions/with-growth.ts';
import { useEditorStore } from '../editor/store/context.tsx';
import { edgeKey } from '../editor/store/edge-key.ts';
import { aim } from './aim.ts';
import { cableAt } from './cable-at.ts';
import { dragType } from './drag-type.ts';

/** Dropping from the palette: onto the board, into a container, or onto a cable, which is led through the new node. */
export function useDrop() {
  const t = useWords();
  const store = useEditorStore();
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    const { canvas, document, catalogue, collapsed, readOnly } = store.getState();
    if (readOnly) return;
    const screen = { x: event.clientX, y: event.clientY };
    const container = canvas && containerAt(document.graph, catalogue, canvas.placeAt(screen), collapsed);
    // What a file becomes is known only when it is read, so no cable is led through it.
    aim(store, container ?? null, event.dataTransfer.types.includes(t('canvas.files')) ? null : cableAt(screen));
  };
  const onDragLeave = () => aim(store, null);
  const onDrop = (event: DragEvent) => {
    aim(store, null);
    const type = event.dataTransfer.getData(dragType);
    const { canvas, catalogue, document, perform, descriptions, collapsed, readOnly } = store.getState();
    if (canvas === null) return;
    const screen = { x: event.clientX, y: event.clientY };
    const files = [...event.dataTransfer.files];
    if (files.length > 0) {
      event.preventDefault();
      if (readOnly) return;
      const place = canvas.placeAt({ x: screen.x - 40, y: screen.y - 20 });
      void import('../editor/commands/add-file.ts').then(({ addFiles }) => addFiles(store.getState(), files, place));
      return;
    }
    if (type === 'note' || type === 'frame') {
      event.preventDefault();
      addMark(t, store.getState(), type, canvas.placeAt({ x: screen.x - 20, y: screen.y - 16 }));
      return;
    }
    const description = descriptions.find((candidate) => candidate.type === type);
    if (description === undefined) return;
    event.preventDefault();
    const { graph } = document;
    const key = description.role === 'entry' ? null : cableAt(screen);
    const cable = graph.edges.find((edge) => edgeKey(edge) === key);
    const at = canvas.placeAt({ x: screen.x - 40, y: screen.y - 20 });
    const parent = containerAt(graph, catalogue, canvas.placeAt(screen), collapsed);
    const [ox, oy] = originOf(graph, parent);
    const position: [number, number] = [at[0] - ox, at[1] - oy];
    const added = addNode(t, graph, catalogue, description, { position, ...(parent && { parent }) });
    const operations = added.operations.flatMap((operation) =>
      operation.op === 'insert' && cable !== undefined
        ? [operation, ...spliceIn(t, graph, catalogue, cable, operation.node)]
        : [operation],
    );
    perform(t('canvas.addAdded', { added: added.id }), withGrowth(graph, catalogue, operations), {
      select: [added.id],
    });
  };
  return { onDragOver, onDragLeave, onDrop };
}
