import type { Json } from '../../json.ts';
import { charge } from '../budget.ts';
import { Refusal } from '../error.ts';
import type { DateParts, Instant } from '../time.ts';
import {
  addMonths,
  dayOfDate,
  instantOf,
  monthNames,
  offsetAt,
  offsetText,
  pad,
  partsAt,
  readInstant,
  toIso,
  toZonedIso,
  weekdayNames,
  weekdayOf,
  weekOf,
} from '../time.ts';
import type { Value } from '../value.ts';
import { defineMethods, numberAt, textAt, wrong } from './define.ts';

/** Functions for dates, which are ISO 8601 texts; a zone is a name such as Europe/Zurich, UTC when it is not given. */
export const dateFunctions = defineMethods<null>('global', [
  [
    'Date.add(date, duration, zone)',
    'The date moved by a duration such as "3d", "-1mo" or "1h 30m"; y, mo, w, d, h, m, s, ms.',
    "Date.add('2026-01-31T10:00:00Z', '1mo')",
    '2026-02-28T10:00:00.000Z',
    (_, args) => addDuration(args),
  ],
  [
    'Date.diff(from, to, unit, zone)',
    'How much later the second date is, in ms, s, m, h, d, w, mo or y.',
    "Date.diff('2026-11-01', '2026-11-21', 'd')",
    20,
    (_, args) => difference(args),
  ],
  [
    'Date.endOf(date, unit, zone)',
    'The last millisecond of the day, week, month, quarter, year, hour or minute.',
    "Date.endOf('2026-02-10', 'month')",
    '2026-02-28T23:59:59.999Z',
    (_, args) => toIso(bounds(args).end - 1),
  ],
  [
    'Date.format(date, pattern, zone)',
    "The date as text: yyyy yy MMMM MMM MM M dd d EEEE EEE HH H hh h mm m ss s SSS a XXX; words stand in 'quotes'.",
    "Date.format('2026-11-21T10:05:00Z', 'd MMM yyyy, HH:mm', 'Europe/Zurich')",
    '21 Nov 2026, 11:05',
    (_, args) => formatDate(args),
  ],
  [
    'Date.fromMillis(number)',
    'The date of a number of milliseconds since 1970.',
    'Date.fromMillis(0)',
    '1970-01-01T00:00:00.000Z',
    (_, args) => toIso(Math.trunc(numberAt(args, 0))),
  ],
  [
    'Date.inZone(date, zone)',
    'The date written with the clock of a zone.',
    "Date.inZone('2026-07-01T10:00:00Z', 'Europe/Zurich')",
    '2026-07-01T12:00:00.000+02:00',
    (_, args) => toZonedIso(dateAt(args, 0), zoneAt(args, 1)),
  ],
  [
    'Date.isValid(value)',
    'True when the text is a date.',
    "Date.isValid('2026-02-30')",
    false,
    (_, args) => isDate(args[0]),
  ],
  [
    'Date.iso(date, zone)',
    'The date in UTC; a text without an offset is a time in the zone.',
    "Date.iso('2026-11-21 09:30', 'Europe/Zurich')",
    '2026-11-21T08:30:00.000Z',
    (_, args) => toIso(dateAt(args, 0, zoneAt(args, 1))),
  ],
  [
    'Date.parse(date)',
    'Milliseconds since 1970, or null when the text is no date.',
    "Date.parse('1970-01-02')",
    86_400_000,
    (_, args) => (isDate(args[0]) ? dateAt(args, 0) : null),
  ],
  [
    'Date.parts(date, zone)',
    'Year, month, day, hour, minute, second, millisecond, weekday (1 is Monday), week and day of the year.',
    "Date.parts('2026-11-21T10:00:00Z').weekday",
    6,
    (_, args) => describeParts(partsAt(dateAt(args, 0), zoneAt(args, 1))),
  ],
  [
    'Date.startOf(date, unit, zone)',
    'The first moment of the day, week, month, quarter, year, hour or minute.',
    "Date.startOf('2026-11-21T10:00:00Z', 'month')",
    '2026-11-01T00:00:00.000Z',
    (_, args) => toIso(bounds(args).start),
  ],
]);

function zoneAt(args: readonly Value[], index: number): string {
  const zone = textAt(args, index, 'UTC');
  if (zone.length > 64) throw new Refusal('the name of a time zone has at most 64 characters.');
  return zone;
}

function unitAt(args: readonly Value[], index: number, fallback: string): string {
  const unit = textAt(args, index, fallback);
  if (unit.length > 20) throw new Refusal('the name of a unit is a short word such as day or h.');
  return unit;
}

function dateAt(args: readonly Value[], index: number, zone = 'UTC'): Instant {
  const value = args[index];
  if (typeof value !== 'string' && typeof value !== 'number')
    throw wrong(value, index, 'a date such as now or "2026-11-21"');
  const instant = readInstant(value, zone);
  if (instant === null)
    throw new Refusal(
      `"${String(value).slice(0, 40)}" is not a date; write it like 2026-11-21 or 2026-11-21T09:30:00Z.`,
    );
  return instant;
}

function isDate(value: Value | undefined): boolean {
  return (typeof value === 'string' || typeof value === 'number') && readInstant(value, 'UTC') !== null;
}

const fixedUnits: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** Years, months, weeks and days follow the calendar of the zone; smaller units are time that passes. */
function addDuration(args: readonly Value[]): string {
  const start = dateAt(args, 0);
  const text = textAt(args, 1);
  const zone = zoneAt(args, 2);
  if (text.length > 100 || !/^-?\s*(?:\d+(?:\.\d+)?\s*(?:ms|mo|y|w|d|h|m|s)\s*)+$/.test(text))
    throw new Refusal(`"${text.slice(0, 40)}" is not a duration; write it like 3d, 1h 30m or -1mo.`);
  const sign = text.startsWith('-') ? -1 : 1;
  let months = 0;
  let days = 0;
  let ms = 0;
  for (const [, amount = '0', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|mo|y|w|d|h|m|s)/g)) {
    const value = Number(amount) * sign;
    if (unit === 'y' || unit === 'mo') months += value * (unit === 'y' ? 12 : 1);
    else if (unit === 'w' || unit === 'd') days += value * (unit === 'w' ? 7 : 1);
    else ms += value * (fixedUnits.get(unit) ?? 0);
  }
  if (!Number.isInteger(months)) throw new Refusal('years and months must be whole numbers.');
  if (months === 0 && days === 0) return toIso(Math.trunc(start + ms));
  const moved = addMonths(partsAt(start, zone), months);
  const wholeDays = Math.trunc(days);
  return toIso(
    Math.trunc(instantOf({ ...moved, day: moved.day + wholeDays }, zone) + (days - wholeDays) * 86_400_000 + ms),
  );
}

function difference(args: readonly Value[]): number {
  const zone = zoneAt(args, 3);
  const unit = unitAt(args, 2, 'ms');
  const from = dateAt(args, 0, zone);
  const to = dateAt(args, 1, zone);
  const fixed = fixedUnits.get(unit);
  if (fixed !== undefined) return (to - from) / fixed;
  const [start, end] = [partsAt(from, zone), partsAt(to, zone)];
  if (unit === 'd' || unit === 'w') {
    const local = (dayOfDate(end) - dayOfDate(start)) * 86_400_000 + clockMs(end) - clockMs(start);
    return local / (unit === 'd' ? 86_400_000 : 604_800_000);
  }
  if (unit !== 'mo' && unit !== 'y') throw new Refusal(`found the unit "${unit}"; use ms, s, m, h, d, w, mo or y.`);
  return (wholeMonths(start, end) / (unit === 'mo' ? 1 : 12)) | 0;
}

function wholeMonths(start: DateParts, end: DateParts): number {
  const count = (end.year - start.year) * 12 + end.month - start.month;
  const rest = end.day - start.day || clockMs(end) - clockMs(start);
  if (count > 0 && rest < 0) return count - 1;
  return count < 0 && rest > 0 ? count + 1 : count;
}

function clockMs(parts: DateParts): number {
  return parts.hour * 3_600_000 + parts.minute * 60_000 + parts.second * 1000 + parts.millisecond;
}

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };

function bounds(args: readonly Value[]): { start: Instant; end: Instant } {
  const instant = dateAt(args, 0);
  const unit = unitAt(args, 1, 'day');
  const zone = zoneAt(args, 2);
  const parts = partsAt(instant, zone);
  const between = (start: DateParts, end: DateParts) => ({ start: instantOf(start, zone), end: instantOf(end, zone) });
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : undefined;
  if (months !== undefined) {
    const first = { ...parts, ...midnight, day: 1, month: parts.month - ((parts.month - 1) % months) };
    return between(first, addMonths(first, months));
  }
  const days = unit === 'day' ? 1 : unit === 'week' ? 7 : undefined;
  if (days !== undefined) {
    const first = { ...parts, ...midnight, day: parts.day - (days === 7 ? weekdayOf(parts) - 1 : 0) };
    return between(first, { ...first, day: first.day + days });
  }
  const length = unit === 'hour' ? 3_600_000 : unit === 'minute' ? 60_000 : undefined;
  if (length === undefined)
    throw new Refusal(`found the unit "${unit.slice(0, 20)}"; use minute, hour, day, week, month, quarter or year.`);
  const start = instant - (((clockMs(parts) % length) + length) % length);
  return { start, end: start + length };
}

function describeParts(parts: DateParts): Json {
  return {
    ...parts,
    weekday: weekdayOf(parts),
    ...weekOf(parts),
    dayOfYear: dayOfDate(parts) - dayOfDate({ year: parts.year, month: 1, day: 1 }) + 1,
  };
}

function formatDate(args: readonly Value[]): string {
  const instant = dateAt(args, 0);
  const pattern = textAt(args, 1);
  const zone = zoneAt(args, 2);
  if (pattern.length > 200) throw new Refusal('the pattern of a date may have 200 characters.');
  charge(pattern.length * 8);
  const parts = partsAt(instant, zone);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token, quoted) =>
    quoted === undefined
      ? formatToken(token, { parts, instant, zone })
      : quoted === ''
        ? "'"
        : quoted.replaceAll("''", "'"),
  );
}

type Moment = { parts: DateParts; instant: Instant; zone: string };

const tokens: Record<string, ((moment: Moment) => string) | undefined> = Object.assign(Object.create(null), {
  yyyy: ({ parts }: Moment) => pad(parts.year, 4),
  yy: ({ parts }: Moment) => pad(parts.year % 100, 2),
  MMMM: ({ parts }: Moment) => monthNames[parts.month - 1] ?? '',
  MMM: ({ parts }: Moment) => (monthNames[parts.month - 1] ?? '').slice(0, 3),
  MM: ({ parts }: Moment) => pad(parts.month, 2),
  M: ({ parts }: Moment) => String(parts.month),
  dd: ({ parts }: Moment) => pad(parts.day, 2),
  d: ({ parts }: Moment) => String(parts.day),
  EEEE: ({ parts }: Moment) => weekdayNames[weekdayOf(parts) - 1] ?? '',
  EEE: ({ parts }: Moment) => (weekdayNames[weekdayOf(parts) - 1] ?? '').slice(0, 3),
  HH: ({ parts }: Moment) => pad(parts.hour, 2),
  H: ({ parts }: Moment) => String(parts.hour),
  hh: ({ parts }: Moment) => pad(parts.hour % 12 || 12, 2),
  h: ({ parts }: Moment) => String(parts.hour % 12 || 12),
  mm: ({ parts }: Moment) => pad(parts.minute, 2),
  m: ({ parts }: Moment) => String(parts.minute),
  ss: ({ parts }: Moment) => pad(parts.second, 2),
  s: ({ parts }: Moment) => String(parts.second),
  SSS: ({ parts }: Moment) => pad(parts.millisecond, 3),
  a: ({ parts }: Moment) => (parts.hour < 12 ? 'AM' : 'PM'),
  XXX: ({ instant, zone }: Moment) => offsetText(offsetAt(instant, zone), ':'),
  ww: ({ parts }: Moment) => pad(weekOf(parts).week, 2),
  T: () => 'T',
});

function formatToken(token: string, moment: Moment): string {
  const format = tokens[token];
  if (format === undefined) throw new Refusal(`found "${token}" in the pattern of a date; words stand in 'quotes'.`);
  return format(moment);
}
