import type { EditorStore } from '../editor/store/editor-store.ts';

/** Marks the container or the cable into which what is dragged would go, and takes the mark from any other. */
export function aim(store: EditorStore, dropInto: string | null, dropOn: string | null = null): void {
  const now = store.getState();
  if (now.dropInto !== dropInto || now.dropOn !== dropOn) now.update({ dropInto, dropOn });
}
