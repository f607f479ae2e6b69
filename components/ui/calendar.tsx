'use client';
import { Popover } from '@base-ui/react/popover';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { RefObject } from 'react';
import { DayPicker } from 'react-day-picker';
import { de } from 'react-day-picker/locale/de';
import { enUS } from 'react-day-picker/locale/en-US';
import { useLocale } from 'use-intl';
import { useWords } from '#words/use-words.ts';

export type CalendarProps = {
  anchor: RefObject<HTMLElement | null>;
  /** Days as `2026-11-21`; empty for none. */
  value: string;
  min?: string;
  max?: string;
  onPick: (day: string) => void;
  onClose: () => void;
};

/** The years one can go to where nothing says how far: a birthday lies in them, and a plan. */
const yearsBack = 120;
const yearsAhead = 20;

/** A month to take a day from, under its field. */
export function Calendar({ anchor, value, min = '', max = '', onPick, onClose }: CalendarProps) {
  const t = useWords();
  const locale = useLocale();
  const day = dateOf(value);
  const [first, last] = [dateOf(min), dateOf(max)];
  const year = new Date().getFullYear();
  const shown = day?.getFullYear() ?? year;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="end" sideOffset={4} className="z-50">
          <Popover.Popup
            data-calendar
            finalFocus={anchor}
            aria-label={t('ui.calendar')}
            className="rise rounded-[10px] border border-line bg-raised p-3 shadow-float outline-none"
          >
            <DayPicker
              autoFocus
              mode="single"
              required
              locale={locale === 'de' ? de : enUS}
              selected={day}
              defaultMonth={day ?? new Date()}
              captionLayout="dropdown"
              startMonth={first ?? new Date(Math.min(shown, year - yearsBack), 0)}
              endMonth={last ?? new Date(Math.max(shown, year + yearsAhead), 11)}
              disabled={[...(first ? [{ before: first }] : []), ...(last ? [{ after: last }] : [])]}
              onSelect={(picked) => {
                onPick(textOf(picked));
                onClose();
              }}
              components={{ Chevron }}
              classNames={classNames}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Chevron({ orientation }: { orientation?: string }) {
  const Icon = orientation === 'left' ? ChevronLeft : ChevronRight;
  return <Icon className="size-4 rtl:-scale-x-100" aria-hidden />;
}

const button = 'grid size-8 place-items-center rounded-field transition hover:bg-hover disabled:opacity-40';
const classNames = {
  months: 'relative',
  nav: 'absolute inset-x-0 top-0 flex justify-between',
  button_previous: button,
  button_next: button,
  month_caption: 'grid h-8 place-items-center font-medium',
  dropdowns: 'relative z-10 flex',
  dropdown:
    'h-8 cursor-pointer appearance-none rounded-field bg-transparent px-1.5 text-center [text-align-last:center] hover:bg-hover [&>option]:bg-raised',
  // The field says it already.
  caption_label: 'hidden',
  month_grid: 'mt-2 border-collapse',
  weekday: 'size-8 text-center font-normal text-faint text-sm',
  day: 'p-0 text-center',
  day_button: `${button} tabular-nums`,
  today: 'font-semibold text-accent',
  selected: '[&>button]:bg-accent [&>button]:text-on-accent',
  outside: 'text-faint',
};

function dateOf(text: string): Date | undefined {
  return text === '' ? undefined : new Date(`${text}T00:00`);
}

function textOf(day: Date): string {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
