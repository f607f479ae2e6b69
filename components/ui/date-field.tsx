'use client';
import { CalendarButton } from './calendar-button.tsx';
import { cn } from './cn.ts';
import { Input } from './input.tsx';

export type DateFieldProps = {
  /** A day is `2026-11-21`, a moment ISO 8601; empty for none. */
  kind: 'day' | 'moment';
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
  className?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
};

/** A day, or a moment of the local clock: typed part by part as the language writes it, or taken from a calendar. */
export function DateField({ kind, value, onChange, min = '', max = '', className, ...rest }: DateFieldProps) {
  const local = (iso: string) => (kind === 'day' ? iso.slice(0, 10) : localOf(iso));
  const tell = (text: string) => onChange(kind === 'day' || text === '' ? text : new Date(text).toISOString());
  return (
    <span className={cn('relative inline-flex w-full', className)}>
      <Input
        {...rest}
        type={kind === 'day' ? 'date' : 'datetime-local'}
        className="w-full pe-8 [&::-webkit-calendar-picker-indicator]:hidden"
        value={local(value)}
        min={local(min) || undefined}
        max={local(max) || undefined}
        onChange={(event) => tell(event.target.value)}
      />
      <CalendarButton
        value={local(value).slice(0, 10)}
        min={local(min).slice(0, 10)}
        max={local(max).slice(0, 10)}
        disabled={rest.disabled}
        className="!absolute end-0.5 top-0.5"
        onPick={(day) => tell(kind === 'day' ? day : `${day}T${local(value).slice(11) || '00:00'}`)}
      />
    </span>
  );
}

/** A moment as the local clock shows it, to the minute. */
function localOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
