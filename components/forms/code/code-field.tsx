'use client';
import { lazy, Suspense } from 'react';
import { cn } from '../../ui/cn.ts';
import { Recover } from '../../ui/recover.tsx';
import type { CodeFieldProps } from './code-props.ts';

const CodeMirrorField = lazy(() => import('./code-mirror.tsx').then((module) => ({ default: module.CodeMirrorField })));

/** A code field: plain text at once, the code editor when it has arrived. */
export function CodeField(props: CodeFieldProps) {
  return (
    <div
      className={cn('field overflow-hidden !p-0', props.tall ? 'min-h-44' : 'min-h-20')}
      data-invalid={props.invalid === true}
    >
      <Recover fallback={<PlainField {...props} />}>
        <Suspense fallback={<pre className="whitespace-pre-wrap p-2.5 text-[12.5px]">{props.value}</pre>}>
          <CodeMirrorField {...props} />
        </Suspense>
      </Recover>
    </div>
  );
}

/** The same without highlighting, when the code editor could not be fetched. */
function PlainField({ id, label, value, onChange, disabled, placeholder }: CodeFieldProps) {
  return (
    <textarea
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      className="field-sizing-content block min-h-20 w-full resize-none bg-transparent p-2.5 font-mono text-[12.5px] outline-none"
    />
  );
}
