import type { DragEvent } from 'react';

/** The kind under which the way to a value travels while it is dragged. */
export const pathDragType = 'application/x-patchbay-path';

/** Lets the way to a value be dropped here. */
export function allowPath(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(pathDragType)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

/** The way to a value that was dropped; null when something else was. */
export function droppedPath(event: DragEvent): string | null {
  const path = event.dataTransfer.getData(pathDragType);
  if (path === '') return null;
  event.preventDefault();
  return path;
}
