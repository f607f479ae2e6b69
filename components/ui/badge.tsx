import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export type Tone = 'neutral' | 'ok' | 'running' | 'waiting' | 'error' | 'accent';

const dots: Record<Tone, string> = {
  neutral: 'bg-faint',
  ok: 'bg-ok',
  running: 'bg-running',
  waiting: 'bg-waiting',
  error: 'bg-error',
  accent: 'bg-accent',
};

type Props = { tone?: Tone; dot?: boolean; busy?: boolean; title?: string; children: ReactNode; className?: string };

/** A small pill: a dot for the state and always a word for it. */
export function Badge({ tone = 'neutral', dot = true, busy = false, title, children, className }: Props) {
  return (
    <span
      title={title}
      className={cn(
        'inline-flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-raised px-2 text-sm text-muted',
        className,
      )}
    >
      {dot && <span aria-hidden className={cn('size-1.5 rounded-full', dots[tone], busy && 'breathe')} />}
      {children}
    </span>
  );
}

/** A bare dot in the colour of a state; always stands beside a word. */
export function Dot({ tone, busy = false }: { tone: Tone; busy?: boolean }) {
  return (
    <span aria-hidden className={cn('inline-block size-[7px] shrink-0 rounded-full', dots[tone], busy && 'breathe')} />
  );
}
