import type { EditorStore } from '../editor/store/editor-store.ts';

/** Marks the container into which what is dragged would fall, and takes the mark from any other. */
export function aim(store: EditorStore, container: string | null): void {
  if (store.getState().dropInto !== container) store.getState().update({ dropInto: container });
}
