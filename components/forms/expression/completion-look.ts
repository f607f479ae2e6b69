import { EditorView } from '@codemirror/view';

/** The look of the list of what can be written, and of the help beside it. */
export const completionLook = EditorView.theme({
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '10px',
    boxShadow: 'var(--shadow-float)',
    zIndex: '60',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    font: '12px / 20px var(--font-mono), monospace',
    padding: '4px',
    minWidth: '260px',
    maxWidth: 'min(460px, 92vw)',
    maxHeight: '220px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '10px',
    padding: '1px 8px',
    borderRadius: '6px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--hover)',
    color: 'var(--text)',
  },
  '.cm-completionLabel': { color: 'var(--json)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--muted)', marginLeft: '0' },
  '.expr-sample': {
    flex: '1',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'right',
    color: 'var(--faint)',
  },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '320px', font: '12px / 18px var(--font-sans), sans-serif' },
  '.expr-help p': { margin: '0 0 4px' },
  '.expr-signature': { fontFamily: 'var(--font-mono), monospace', color: 'var(--json)' },
  '.expr-example': { fontFamily: 'var(--font-mono), monospace', color: 'var(--muted)', wordBreak: 'break-word' },
});
