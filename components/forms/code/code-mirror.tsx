'use client';
import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { dropCursor, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { expressionTyping } from '../expression/expression-typing.ts';
import { type ExpressionField, forgetField, lastField } from '../expression/last-field.ts';
import { pathDragType } from '../expression/path-drag.ts';
import { useKnown } from '../expression/use-known.ts';
import type { Chosen, CodeFieldProps } from './code-props.ts';
import { insertCodePath } from './insert-code-path.ts';
import { specialChars } from './special-chars.ts';
import { isFromOutside, valueFromOutside } from './value-from-outside.ts';

const look = EditorView.theme({
  '&': { fontSize: '12.5px', backgroundColor: 'transparent', color: 'var(--text)', maxHeight: '420px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono), monospace', lineHeight: '20px' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-gutters': { backgroundColor: 'transparent', border: 'none', color: 'var(--faint)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--faint)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--json) 25%, transparent) !important',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'color-mix(in srgb, var(--json) 22%, transparent)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--list)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--waiting)' },
  { tag: [tags.propertyName, tags.function(tags.variableName)], color: 'var(--json)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.bracket, tags.operator], color: 'var(--muted)' },
]);

/** The code editor itself; loaded on demand. */
export function CodeMirrorField({
  id,
  label,
  language,
  value,
  onChange,
  disabled = false,
  tall = false,
  placeholder: hint,
  takesFocus = false,
  takesExpressions = false,
  chosen,
}: CodeFieldProps & { chosen: RefObject<Chosen> }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent(onChange);
  const names = useKnown(takesExpressions);
  const known = useEffectEvent(() => names);
  const first = useEffectEvent(() => value);
  const begin = useEffectEvent((editor: EditorView) => {
    const { start, end } = chosen.current;
    const { length } = editor.state.doc;
    editor.dispatch({ selection: { anchor: Math.min(start, length), head: Math.min(end, length) } });
    editor.focus();
  });

  // Before the next key: the plain field that had the focus is gone by now.
  useLayoutEffect(() => {
    if (host.current === null) return;
    const write = (target: EditorView, path: string, at: number) => {
      const { text, caret } = insertCodePath({ text: target.state.doc.toString(), at, path, language });
      target.dispatch({
        changes: { from: 0, to: target.state.doc.length, insert: text },
        selection: { anchor: caret },
        userEvent: 'input.drop',
      });
      target.focus();
    };
    const field: ExpressionField = {
      label,
      insert: (path) => !disabled && write(editor, path, editor.state.selection.main.head),
    };
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first(),
        extensions: [
          history(),
          closeBrackets(),
          bracketMatching(),
          indentOnInput(),
          specialChars,
          EditorView.lineWrapping,
          language === 'json' ? json() : javascript(),
          tall ? lineNumbers() : [],
          look,
          takesExpressions ? expressionTyping(() => known()) : [],
          syntaxHighlighting(colours),
          keymap.of([...defaultKeymap, ...historyKeymap, ...(tall ? [indentWithTab] : [])]),
          EditorView.contentAttributes.of({ 'aria-label': label, ...(id && { id }) }),
          EditorState.readOnly.of(disabled),
          hint ? placeholder(hint) : [],
          dropCursor(),
          EditorView.domEventHandlers({
            focus: () => lastField.setState({ field }),
            drop: (event, target) => {
              const path = event.dataTransfer?.getData(pathDragType) ?? '';
              if (path === '' || disabled) return false;
              event.preventDefault();
              write(target, path, target.posAtCoords({ x: event.clientX, y: event.clientY }, false));
              return true;
            },
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !isFromOutside(update.transactions)) changed(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    if (takesFocus) begin(editor);
    return () => {
      forgetField(field);
      editor.destroy();
    };
  }, [language, label, id, disabled, tall, hint, takesFocus, takesExpressions]);

  useEffect(() => {
    const change = view.current && valueFromOutside(view.current.state.doc.toString(), value);
    if (change) view.current?.dispatch(change);
  }, [value]);

  return <div ref={host} />;
}
