import { Temporal } from 'temporal-polyfill';
import { step } from './budget.ts';
import { Refusal } from './error.ts';

/** Milliseconds since 1970 in UTC. */
export type Instant = number;

/** The calendar and clock of one place. */
export type DateParts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
};

const dayMs = 86_400_000;
const maxInstant = 8.64e15;

/** Reads an ISO 8601 text, an e-mail date or milliseconds; a text without an offset is a time in the zone. Null when it is none. */
export function readInstant(value: string | number, zone: string): Instant | null {
  step(4);
  if (typeof value === 'number')
    return Number.isFinite(value) && Math.abs(value) <= maxInstant ? Math.trunc(value) : null;
  if (value.length > 64) return null;
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      value.trim(),
    );
  if (iso !== null) return fromMatch(iso, zone);
  const mail =
    /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (GMT|UT|UTC|Z|[+-]\d{4})$/.exec(
      value.trim(),
    );
  if (mail === null) return null;
  const month = monthNames.findIndex((name) => name.startsWith(mail[2] ?? '?')) + 1;
  return fromMatch(
    [
      '',
      mail[3],
      String(month),
      mail[1],
      mail[4],
      mail[5],
      mail[6],
      undefined,
      (mail[7] ?? '').startsWith('+') || mail[7]?.startsWith('-') ? mail[7] : 'Z',
    ],
    zone,
  );
}

/** The calendar and clock in a zone. */
export function partsAt(instant: Instant, zone: string): DateParts {
  const local = instant + offsetAt(instant, zone);
  const days = Math.floor(local / dayMs);
  const time = local - days * dayMs;
  const clock = {
    hour: Math.floor(time / 3_600_000),
    minute: Math.floor(time / 60_000) % 60,
    second: Math.floor(time / 1000) % 60,
    millisecond: time % 1000,
  };
  return { ...dateOfDay(days), ...clock };
}

/** The instant of a calendar and clock in a zone; a time that the clock skips is moved forward, of one that it shows twice the first is meant. */
export function instantOf(parts: DateParts, zone: string): Instant {
  const local =
    dayOfDate(parts) * dayMs + parts.hour * 3_600_000 + parts.minute * 60_000 + parts.second * 1000 + parts.millisecond;
  if (zone === 'UTC') return local;
  const offsets = [offsetAt(local - dayMs, zone), offsetAt(local + dayMs, zone)];
  const [before = 0, after = 0] = offsets;
  if (before === after) return local - before;
  const exact = offsets.filter((offset) => offsetAt(local - offset, zone) === offset).map((offset) => local - offset);
  return exact.length > 0 ? Math.min(...exact) : local - before;
}

/** Milliseconds a zone is ahead of UTC at an instant; throws a Refusal for an unknown zone. */
export function offsetAt(instant: Instant, zone: string): number {
  if (zone === 'UTC') return 0;
  step(30);
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  } catch {
    throw new Refusal(`found the time zone "${zone}"; use a name such as Europe/Zurich, or UTC.`);
  }
}

/** ISO 8601 in UTC with milliseconds. */
export function toIso(instant: Instant): string {
  return `${isoLocal(partsAt(checkRange(instant), 'UTC'))}Z`;
}

/** ISO 8601 with the offset of a zone. */
export function toZonedIso(instant: Instant, zone: string): string {
  return isoLocal(partsAt(checkRange(instant), zone)) + offsetText(offsetAt(instant, zone), ':');
}

/** Number of the day since 1970 of a date. */
export function dayOfDate({ year, month, day }: { year: number; month: number; day: number }): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Moves a date by months; a day that the month does not have becomes its last one. */
export function addMonths(parts: DateParts, months: number): DateParts {
  const count = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return { ...parts, year, month, day: Math.min(parts.day, daysInMonth(year, month)) };
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(parts: DateParts): number {
  return ((((dayOfDate(parts) + 3) % 7) + 7) % 7) + 1;
}

/** Week of the year and the year it belongs to, as ISO 8601 counts them. */
export function weekOf(parts: DateParts): { week: number; weekYear: number } {
  const thursday = dayOfDate(parts) - weekdayOf(parts) + 4;
  const { year } = dateOfDay(thursday);
  return { week: Math.floor((thursday - dayOfDate({ year, month: 1, day: 1 })) / 7) + 1, weekYear: year };
}

/** An offset as text: `+01:00`. */
export function offsetText(offset: number, separator: string): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

/** Digits filled up with zeros. */
export function pad(value: number, length: number): string {
  return value < 0 ? `-${String(-value).padStart(length, '0')}` : String(value).padStart(length, '0');
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function fromMatch(match: readonly (string | undefined)[], zone: string): Instant | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((text) => Number(text ?? 0));
  const millisecond = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 24 || minute > 59 || second > 60)
    return null;
  const parts = { year, month, day, hour, minute, second, millisecond };
  const offset = match[8];
  if (offset === undefined) return instantOf(parts, zone);
  const local = instantOf(parts, 'UTC');
  if (offset.toUpperCase() === 'Z') return local;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return local - (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function dateOfDay(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isoLocal(parts: DateParts): string {
  const year =
    parts.year < 0 || parts.year > 9999
      ? `${parts.year < 0 ? '-' : '+'}${pad(Math.abs(parts.year), 6)}`
      : pad(parts.year, 4);
  return `${year}-${pad(parts.month, 2)}-${pad(parts.day, 2)}T${pad(parts.hour, 2)}:${pad(parts.minute, 2)}:${pad(parts.second, 2)}.${pad(parts.millisecond, 3)}`;
}

function checkRange(instant: Instant): Instant {
  if (!(Math.abs(instant) <= maxInstant)) throw new Refusal('the date lies outside the calendar.');
  return instant;
}
