import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A one-line text field. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input autoComplete="off" spellCheck={false} {...rest} className={cn('field h-8', className)} />;
}

/** A text field of several lines that grows with its text. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      spellCheck={false}
      rows={3}
      {...rest}
      className={cn('field field-sizing-content resize-none', className)}
    />
  );
}
