import { EditorView } from '@codemirror/view';

/** The look of the editor of expressions: the plain field's own, so that nothing moves when they change places. */
export const editorLook = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    font: '400 12.5px / 20px var(--font-mono), monospace',
    fontFeatureSettings: '"zero", "calt" 0',
    fontVariantLigatures: 'none',
    letterSpacing: '0',
    overflow: 'hidden',
  },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px', overflowWrap: 'anywhere', wordBreak: 'normal' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '.expr-problem': { textDecoration: 'underline wavy var(--error)', textUnderlineOffset: '3px' },
});
