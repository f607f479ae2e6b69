import type { EditorStore, Ended } from '../store/editor-store.ts';

/** Makes an open editor one for looking only, and says why; what was not saved by then never will be. */
export function endEditing(store: EditorStore, ended: Ended): void {
  const { save, isViewer } = store.getState();
  const isSaved = isViewer || save.kind === 'saved';
  store.getState().update({
    isViewer: true,
    readOnly: true,
    ended,
    dialog: null,
    adding: null,
    ...(!isSaved && { save: { kind: 'refused', reason: ended.reason } }),
  });
}
