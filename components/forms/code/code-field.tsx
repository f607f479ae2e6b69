'use client';
import { lazy, type RefObject, Suspense, useLayoutEffect, useRef } from 'react';
import { cn } from '../../ui/cn.ts';
import { Recover } from '../../ui/recover.tsx';
import type { Chosen, CodeFieldProps } from './code-props.ts';

const CodeMirrorField = lazy(() => import('./code-mirror.tsx').then((module) => ({ default: module.CodeMirrorField })));

/** A code field: plain text at once, the code editor when it has arrived. */
export function CodeField(props: CodeFieldProps) {
  const { value, takesFocus = false } = props;
  // What is typed before the editor has come is in the plain field; the editor goes on at its caret.
  const chosen = useRef<Chosen>({ start: 0, end: value.length });
  const plain = <PlainField {...props} chosen={chosen} />;
  return (
    <div
      className={cn('field overflow-hidden !p-0', props.tall ? 'min-h-44' : 'min-h-20')}
      data-invalid={props.invalid === true}
    >
      <Recover fallback={plain}>
        <Suspense
          fallback={takesFocus ? plain : <pre className="whitespace-pre-wrap p-2.5 text-[12.5px]">{value}</pre>}
        >
          <CodeMirrorField {...props} chosen={chosen} />
        </Suspense>
      </Recover>
    </div>
  );
}

type PlainProps = CodeFieldProps & { chosen: RefObject<Chosen> };

/** The same without highlighting, until the code editor has come or when it could not be fetched. */
function PlainField({ id, label, value, onChange, disabled, placeholder, takesFocus = false, chosen }: PlainProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (!takesFocus) return;
    area.current?.focus();
    area.current?.select();
  }, [takesFocus]);
  return (
    <textarea
      ref={area}
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      onSelect={({ currentTarget }) => {
        chosen.current = { start: currentTarget.selectionStart, end: currentTarget.selectionEnd };
      }}
      className="field-sizing-content block min-h-20 w-full resize-none bg-transparent p-2.5 font-mono text-[12.5px] outline-none"
    />
  );
}
