import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { Tooltip } from './tooltip.tsx';

type Props = Omit<ComponentProps<'button'>, 'children'> & { label: string; keys?: string; children: ReactNode };

/** A square button that shows only an icon; its label is its name and its tooltip. */
export function IconButton({ label, keys, className, children, ...rest }: Props) {
  return (
    <Tooltip text={label} {...(keys !== undefined && { keys })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cn(
          'grid size-7 shrink-0 place-items-center rounded-field text-muted transition hover:bg-hover hover:text-text disabled:cursor-not-allowed disabled:opacity-40 aria-pressed:bg-hover aria-pressed:text-text',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  );
}
