import type { DateTimeFormatOptions, NumberFormatOptions, useFormatter } from 'use-intl';
import type { Words } from '#words/words.ts';

/** Writes numbers, moments and lengths of time as a language does; every page does it by this. */
export type Formats = {
  /** How long something took, in the fewest honest digits: `0.4 ms`, `412 ms`, `1.3 s`, `2 min 4 s`. */
  duration: (ms: number) => string;
  /** A length of time in its largest unit, rounded: `40 s`, `3 d`. */
  span: (ms: number) => string;
  /** How long ago a moment was, or how far away it is: `just now`, `4 min ago`, `in 2 h`. */
  ago: (at: string, now: number) => string;
  /** The full local date and time. */
  clock: (at: string) => string;
  /** A moment as seen from another: its hours on the same day, else with its date. */
  moment: (at: string, from: string) => string;
  /** Hours, minutes, seconds of a moment. */
  hour: (at: string) => string;
  /** A moment, as `Intl.DateTimeFormat` is told to write it. */
  date: (at: string | number | Date, how: DateTimeFormatOptions) => string;
  /** How large a file is: `412 bytes`, `3.4 MB`. */
  size: (bytes: number) => string;
  number: (value: number, how?: NumberFormatOptions) => string;
  /** Several things in a sentence: `a, b, and c`. */
  list: (items: Iterable<string>) => string;
};

type Formatter = ReturnType<typeof useFormatter>;

/** The formats of a language, by its formatter and its words. */
export function formats(format: Formatter, t: Words): Formats {
  const fixed = (value: number) => format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date: Formats['date'] = (at, how) => format.dateTime(new Date(at), how);
  const hour = (at: string) => date(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const span = (ms: number) => spanText(ms, t);
  return {
    date,
    hour,
    span,
    duration: (ms) => {
      // Each is rounded before it is compared, so that nearly a minute is no 60.0 s.
      if (Math.round(ms * 10) < 100) return t('ui.milliseconds', { value: fixed(ms) });
      if (Math.round(ms) < 1000) return t('ui.milliseconds', { value: String(Math.round(ms)) });
      return Math.round(ms / 100) < 600 ? t('ui.seconds', { value: fixed(ms / 1000) }) : longText(ms, t);
    },
    ago: (at, now) => {
      const ms = now - Date.parse(at);
      if (Math.abs(ms) < 10_000 || now === 0) return t('ui.justNow');
      return ms < 0 ? t('ui.inSpan', { span: span(-ms) }) : t('ui.spanAgo', { span: span(ms) });
    },
    clock: (at) => date(at, { dateStyle: 'medium', timeStyle: 'medium' }),
    moment: (at, from) => {
      const [moment, seen] = [new Date(at), new Date(from)];
      if (moment.toDateString() === seen.toDateString()) return hour(at);
      const year = moment.getFullYear() === seen.getFullYear() ? {} : { year: 'numeric' as const };
      return date(at, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...year });
    },
    size: (bytes) => {
      if (bytes < 1024) return t('ui.bytes', { value: String(bytes) });
      if (bytes < 1_048_576) return t('ui.kilobytes', { value: String(Math.round(bytes / 1024)) });
      return t('ui.megabytes', { value: fixed(bytes / 1_048_576) });
    },
    number: (value, how) => format.number(value, how),
    list: (items) => format.list(items),
  };
}

function longText(ms: number, t: Words): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600)
    return t('ui.minutesAndSeconds', { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60) });
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1440)
    return t('ui.hoursAndMinutes', { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) });
  return t('ui.days', { value: String(Math.floor(minutes / 1440)) });
}

function spanText(ms: number, t: Words): string {
  // Rounded before it is compared, so that nearly a day is no 24 hours.
  const round = (unit: number) => Math.round(ms / unit);
  if (round(1000) < 60) return t('ui.seconds', { value: String(round(1000)) });
  if (round(60_000) < 60) return t('ui.minutes', { value: String(round(60_000)) });
  if (round(3_600_000) < 24) return t('ui.hours', { value: String(round(3_600_000)) });
  return t('ui.days', { value: String(round(86_400_000)) });
}
