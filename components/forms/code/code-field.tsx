'use client';
import { lazy, Suspense } from 'react';
import { cn } from '../../ui/cn.ts';
import type { CodeFieldProps } from './code-props.ts';

const CodeMirrorField = lazy(() => import('./code-mirror.tsx').then((module) => ({ default: module.CodeMirrorField })));

/** A code field: plain text at once, the code editor when it has arrived. */
export function CodeField(props: CodeFieldProps) {
  return (
    <div
      className={cn('field overflow-hidden !p-0', props.tall ? 'min-h-44' : 'min-h-20')}
      data-invalid={props.invalid === true}
    >
      <Suspense fallback={<pre className="whitespace-pre-wrap p-2.5 text-[12.5px]">{props.value}</pre>}>
        <CodeMirrorField {...props} />
      </Suspense>
    </div>
  );
}
