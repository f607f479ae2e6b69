'use client';
import { useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { cn } from '../../ui/cn.ts';
import type { ExpressionProps } from './expression-props.ts';
import { highlight, type Token } from './highlight.ts';
import { insertPath } from './insert-path.ts';
import { type ExpressionField, forgetField, lastField } from './last-field.ts';
import { offsetAt } from './offset-at.ts';
import { allowPath, droppedPath } from './path-drag.ts';
import { PreviewLine } from './preview-line.tsx';
import { useLiveEditor } from './use-live-editor.ts';

const colours: Record<Token['kind'], string> = {
  words: '',
  brace: 'text-json opacity-70',
  name: 'text-json',
  string: 'text-ok',
  number: 'text-waiting',
  sign: 'text-muted',
};

/** A text field that colours its `{{ }}` and shows the result underneath; while it has the focus it is an editor. */
export function ExpressionInput(props: ExpressionProps) {
  const { value, onChange, multiline = false, preview = true } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLPreElement>(null);
  const own = useRef<ExpressionField | null>(null);
  const caret = useRef<number | null>(null);
  const { live, leave, handlers } = useLiveEditor(area);
  const write = (path: string, place: number) => {
    const field = area.current;
    if (field === null || props.disabled) return;
    const written = insertPath(field.value, place, path);
    flushSync(() => onChange(written.text));
    field.setSelectionRange(written.caret, written.caret);
    field.focus();
  };
  const writeAtCaret = useEffectEvent((path: string) => {
    flushSync(leave);
    write(path, caret.current ?? value.length);
  });
  const setField = useEffectEvent(() => {
    const label = area.current?.labels[0]?.textContent ?? props.label ?? 'the field';
    own.current = { label, insert: (path) => writeAtCaret(path) };
    return own.current;
  });
  useEffect(() => {
    const field = setField();
    return () => forgetField(field);
  }, []);
  const Editor = live?.Editor;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className={cn('field expr-field', multiline && 'min-h-20')} data-invalid={props.invalid === true}>
        {Editor !== undefined && live !== null ? (
          <Editor
            {...props}
            label={own.current?.label ?? props.label}
            caret={live.caret}
            isWritten={live.isWritten}
            onLeave={({ end }) => {
              caret.current = end;
              leave();
            }}
          />
        ) : (
          <>
            <pre aria-hidden ref={mirror}>
              {highlight(value).map((token, index) => (
                <span key={`${index.toString()}${token.kind}`} className={colours[token.kind]}>
                  {token.text}
                </span>
              ))}
              {'\u200b'}
            </pre>
            <textarea
              ref={area}
              id={props.id}
              aria-label={props.label}
              aria-describedby={props.describedBy}
              aria-invalid={props.invalid || undefined}
              placeholder={props.placeholder}
              disabled={props.disabled}
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              rows={1}
              value={value}
              onChange={({ target }) => onChange(multiline ? target.value : target.value.replaceAll('\n', ' '))}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !multiline && !event.shiftKey) event.preventDefault();
              }}
              {...handlers}
              onFocus={() => {
                lastField.setState({ field: own.current });
                handlers.onFocus();
              }}
              onBlur={({ target }) => {
                caret.current = target.selectionEnd;
              }}
              onDragOver={allowPath}
              onDrop={(event) => {
                const path = droppedPath(event);
                const field = area.current;
                if (path === null || field === null || mirror.current === null) return;
                write(path, offsetAt(field, mirror.current, { x: event.clientX, y: event.clientY }));
              }}
            />
          </>
        )}
      </div>
      {preview && <PreviewLine value={value} encode={props.encode} />}
    </div>
  );
}
