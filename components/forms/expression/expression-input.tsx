'use client';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { cn } from '../../ui/cn.ts';
import { type Completions, complete } from './complete.ts';
import { highlight, type Token } from './highlight.ts';
import { insertPath } from './insert-path.ts';
import { type ExpressionField, forgetField, lastField } from './last-field.ts';
import { offsetAt } from './offset-at.ts';
import { allowPath, droppedPath } from './path-drag.ts';
import { PreviewLine } from './preview-line.tsx';
import { useScope } from './scope.tsx';

type Props = {
  value: string;
  onChange: (value: string) => void;
  id?: string | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  invalid?: boolean;
  disabled?: boolean;
  multiline?: boolean;
  encode?: 'url' | undefined;
  preview?: boolean;
};

const colours: Record<Token['kind'], string> = {
  words: '',
  brace: 'text-json opacity-70',
  name: 'text-json',
  string: 'text-ok',
  number: 'text-waiting',
  sign: 'text-muted',
};

/** A text field that colours its `{{ }}`, offers names while typing, and shows the result underneath. */
export function ExpressionInput(props: Props) {
  const { value, onChange, multiline = false, preview = true } = props;
  const scope = useScope();
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLPreElement>(null);
  const own = useRef<ExpressionField | null>(null);
  const [offer, setOffer] = useState<Completions | null>(null);
  const [at, setAt] = useState(0);

  const refresh = (text: string, caret: number) => {
    setOffer(complete(text, caret, scope));
    setAt(0);
  };
  const take = (label: string) => {
    const field = area.current;
    if (field === null || offer === null) return;
    const next = value.slice(0, offer.from) + label + value.slice(field.selectionStart);
    onChange(next);
    setOffer(null);
    const caret = offer.from + label.length;
    requestAnimationFrame(() => field.setSelectionRange(caret, caret));
  };
  const write = (path: string, place: number) => {
    const field = area.current;
    if (field === null || props.disabled) return;
    const { text, caret } = insertPath(field.value, place, path);
    onChange(text);
    field.focus();
    requestAnimationFrame(() => field.setSelectionRange(caret, caret));
  };
  const writeAtCaret = useEffectEvent((path: string) => write(path, area.current?.selectionStart ?? 0));
  useEffect(() => {
    const label = area.current?.labels[0]?.textContent ?? props.label ?? 'the field';
    const field = { label, insert: (path: string) => writeAtCaret(path) };
    own.current = field;
    return () => forgetField(field);
  }, [props.label]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (offer !== null && steer(event)) return;
    if (event.key === 'Enter' && !multiline && !event.shiftKey) event.preventDefault();
  };
  const steer = (event: KeyboardEvent): boolean => {
    const count = offer?.items.length ?? 0;
    const chosen = offer?.items[at];
    if (event.key === 'ArrowDown') setAt((at + 1) % count);
    else if (event.key === 'ArrowUp') setAt((at - 1 + count) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen.label);
    else if (event.key === 'Escape') setOffer(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="relative">
        <div className={cn('field expr-field', multiline && 'min-h-20')} data-invalid={props.invalid === true}>
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
            aria-autocomplete="list"
            aria-controls={offer ? listId : undefined}
            placeholder={props.placeholder}
            disabled={props.disabled}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            rows={1}
            value={value}
            onChange={(event) => {
              onChange(multiline ? event.target.value : event.target.value.replaceAll('\n', ' '));
              refresh(event.target.value, event.target.selectionStart);
            }}
            onKeyDown={onKeyDown}
            onClick={(event) => refresh(value, event.currentTarget.selectionStart)}
            onBlur={() => setOffer(null)}
            onFocus={() => lastField.setState({ field: own.current })}
            onDragOver={allowPath}
            onDrop={(event) => {
              const path = droppedPath(event);
              const field = area.current;
              if (path === null || field === null || mirror.current === null) return;
              write(path, offsetAt(field, mirror.current, { x: event.clientX, y: event.clientY }));
            }}
          />
        </div>
        {offer !== null && (
          <div
            id={listId}
            role="listbox"
            aria-label="Names"
            className="rise absolute top-full right-0 left-0 z-30 mt-1 max-h-52 overflow-y-auto rounded-[10px] border border-line bg-raised p-1 shadow-float"
          >
            {offer.items.map((item, index) => (
              <div
                key={item.label}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(item.label);
                }}
                className={cn('flex items-baseline gap-3 rounded-[6px] px-2 py-1', index === at && 'bg-hover')}
              >
                <span className="font-mono text-[12px] text-json">{item.label}</span>
                <span className="min-w-0 flex-1 truncate text-right text-faint text-sm">{item.about}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {preview && <PreviewLine text={value} encode={props.encode} />}
    </div>
  );
}
