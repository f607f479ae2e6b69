import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

export type ButtonTone = 'primary' | 'secondary' | 'ghost' | 'danger';
type Props = ComponentProps<'button'> & {
  tone?: ButtonTone;
  size?: 'small' | 'normal';
  busy?: boolean;
  icon?: ReactNode;
};

const tones: Record<ButtonTone, string> = {
  primary:
    'bg-accent text-on-accent hover:bg-accent-hover font-semibold shadow-[inset_0_1px_0_rgb(255_255_255/0.18)] [&_kbd]:border-transparent [&_kbd]:bg-transparent [&_kbd]:text-current',
  secondary: 'bg-raised text-text border border-line hover:border-strong hover:bg-hover',
  ghost: 'text-muted hover:text-text hover:bg-hover',
  danger: 'bg-raised text-error border border-line hover:border-error',
};

/** A button whose text is a verb; `busy` disables it and says so to assistive technology. */
export function Button({
  tone = 'secondary',
  size = 'normal',
  busy = false,
  icon,
  className,
  children,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(tone, size, className)}
    >
      {busy ? (
        <span className="size-3.5 animate-spin rounded-full border-2 border-current border-e-transparent" />
      ) : (
        icon
      )}
      {children}
    </button>
  );
}

/** The look of a button for links and menu triggers. */
export function buttonClass(
  tone: ButtonTone = 'secondary',
  size: 'small' | 'normal' = 'normal',
  extra?: string,
): string {
  return cn(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-field font-medium transition',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    size === 'small' ? 'h-7 px-2.5 text-sm' : 'h-8 px-3 text-base',
    tones[tone],
    extra,
  );
}
