import { closeBrackets } from '@codemirror/autocomplete';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Closes brackets and quotes, and `{{` with `}}`; what was closed is typed over. */
export const editorBraces: Extension = [
  closeBrackets(),
  EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '"', "'", '`'] } }]),
  EditorView.inputHandler.of((view, from, to, text) => {
    if (from !== to || (text !== '{' && text !== '}')) return false;
    const before = view.state.sliceDoc(0, from);
    const next = view.state.sliceDoc(from, from + 1);
    if (text === '}' && next === '}') {
      view.dispatch({ selection: { anchor: from + 1 }, userEvent: 'input.type' });
      return true;
    }
    if (text !== '{' || !before.endsWith('{') || isOpen(before) || next === '}') return false;
    view.dispatch({ changes: { from, insert: '{}}' }, selection: { anchor: from + 1 }, userEvent: 'input.type' });
    return true;
  }),
];

/** Closes the braces that were opened in front of the caret while there was no editor yet to do it. */
export function closeOpened(view: EditorView): void {
  const { head } = view.state.selection.main;
  const after = view.state.sliceDoc(head);
  if (isOpen(view.state.sliceDoc(0, head)) && !after.includes('}}')) {
    view.dispatch({ changes: { from: head, insert: '}}' }, selection: { anchor: head }, userEvent: 'input.type' });
  }
}

function isOpen(before: string): boolean {
  return before.lastIndexOf('{{') > before.lastIndexOf('}}');
}
