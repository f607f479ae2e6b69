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
    const isOpen = before.lastIndexOf('{{') > before.lastIndexOf('}}');
    if (text !== '{' || !before.endsWith('{') || isOpen || next === '}') return false;
    view.dispatch({ changes: { from, insert: '{}}' }, selection: { anchor: from + 1 }, userEvent: 'input.type' });
    return true;
  }),
];
