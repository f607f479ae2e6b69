'use client';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import type { CalendarProps } from './calendar.tsx';
import { IconButton } from './icon-button.tsx';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

type Props = Omit<CalendarProps, 'anchor' | 'onClose'> & { className?: string; disabled?: boolean | undefined };

/** Opens a calendar beside a field; it is fetched when it is first opened. */
export function CalendarButton({ className, disabled, ...calendar }: Props) {
  const t = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        label={t('ui.openCalendar')}
        aria-expanded={isOpen}
        disabled={disabled}
        className={className}
        onClick={() => setOpen(!isOpen)}
      >
        <CalendarDays className="size-4" />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <Calendar {...calendar} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
