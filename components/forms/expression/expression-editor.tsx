'use client';
import { startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { dropCursor, EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { specialChars } from '../code/special-chars.ts';
import { isFromOutside, valueFromOutside } from '../code/value-from-outside.ts';
import { closeOpened } from './editor-braces.ts';
import { editorLook } from './editor-look.ts';
import { editorMarks } from './editor-marks.ts';
import type { ExpressionProps } from './expression-props.ts';
import { expressionTyping } from './expression-typing.ts';
import { useKnown } from './use-known.ts';

/** What is selected, as a text field says it. */
export type Caret = { start: number; end: number };

type Props = ExpressionProps & {
  /** Where the plain field stood when the editor took its place. */
  caret: Caret;
  /** True when the plain field was written in: what an editor does meanwhile is done afterwards. */
  isWritten: boolean;
  /** The focus went elsewhere; the plain field comes back with this caret. */
  onLeave: (caret: Caret) => void;
};

/** The editor of one field while it has the focus: it takes the place, text and caret of the plain field. */
export function ExpressionEditor(props: Props) {
  const { value, caret, multiline = false, encode } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent((text: string) => props.onChange(text));
  const left = useEffectEvent((at: Caret) => props.onLeave(at));
  const names = useKnown(true);
  const known = useEffectEvent(() => names);
  const start = useEffectEvent(() => ({
    doc: value,
    caret,
    isWritten: props.isWritten,
    attributes: attributesOf(props),
    hint: props.placeholder,
  }));

  useLayoutEffect(() => {
    if (host.current === null) return;
    const first = start();
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.doc,
        selection: { anchor: first.caret.start, head: first.caret.end },
        extensions: [
          history(),
          EditorView.lineWrapping,
          editorLook,
          specialChars,
          editorMarks(encode),
          expressionTyping(() => known()),
          keymap.of([...(multiline ? [] : [{ key: 'Enter', run: () => true }]), ...historyKeymap, ...defaultKeymap]),
          dropCursor(),
          EditorView.contentAttributes.of(first.attributes),
          first.hint ? placeholder(first.hint) : [],
          multiline ? [] : EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\s*\n\s*/g, ' ')),
          EditorView.updateListener.of(({ docChanged, state, transactions, focusChanged, view: current }) => {
            if (docChanged && !isFromOutside(transactions)) changed(state.doc.toString());
            // A window that is left keeps its field.
            if (focusChanged && !current.hasFocus && document.hasFocus()) left(caretOf(state));
          }),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    if (first.isWritten) closeOpened(editor);
    // The selection that the browser reports with the focus would close a list that is there before.
    const list = first.isWritten ? setTimeout(() => startCompletion(editor), 50) : undefined;
    return () => {
      clearTimeout(list);
      editor.destroy();
    };
  }, [multiline, encode]);

  useEffect(() => {
    const change = view.current && valueFromOutside(view.current.state.doc.toString(), value);
    if (change) view.current?.dispatch(change);
  }, [value]);

  return <div ref={host} className="expr-editor" />;
}

function caretOf({ selection: { main } }: EditorState): Caret {
  return { start: main.from, end: main.to };
}

function attributesOf({ id, label, describedBy, invalid, multiline }: ExpressionProps): Record<string, string> {
  return {
    ...(id && { id }),
    ...(label && { 'aria-label': label }),
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(invalid && { 'aria-invalid': 'true' }),
    'aria-multiline': String(multiline === true),
    spellcheck: 'false',
    autocapitalize: 'off',
  };
}
