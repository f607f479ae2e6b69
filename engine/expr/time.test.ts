import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { evaluateWithinBudget } from './budget.ts';
import { compileExpression } from './index.ts';
import { addMonths, instantOf, partsAt, readInstant, toIso, weekdayOf, weekOf } from './time.ts';

const roots = { get: () => null };
const zones = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
];
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) });

/** Gives the work a budget, as an expression has one. */
function within<T>(work: () => T): T {
  let result: T | undefined;
  evaluateWithinBudget(() => {
    result = work();
    return null;
  }, roots);
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('dates', () => {
  it('agree with the calendar of Temporal in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        const parts = within(() => partsAt(instant, zone));
        expect(parts).toEqual({
          year: local.year,
          month: local.month,
          day: local.day,
          hour: local.hour,
          minute: local.minute,
          second: local.second,
          millisecond: local.millisecond,
        });
        expect([weekdayOf(parts), weekOf(parts)]).toEqual([
          local.dayOfWeek,
          { week: local.weekOfYear, weekYear: local.yearOfWeek },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('read a clock as Temporal does, also when it is shown twice or skipped', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const clock = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDateTime();
        const parts = {
          year: clock.year,
          month: clock.month,
          day: clock.day,
          hour: clock.hour,
          minute: clock.minute,
          second: clock.second,
          millisecond: clock.millisecond,
        };
        expect(within(() => instantOf(parts, zone))).toBe(clock.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }),
        (instant) => within(() => readInstant(toIso(instant), 'UTC')) === instant,
      ),
    );
  });

  it('keep the day of the month or take the last one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -500, max: 500 }), (instant, months) => {
        const moved = addMonths(partsAt(instant, 'UTC'), months);
        const wanted = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').add({ months });
        expect([moved.year, moved.month, moved.day]).toEqual([wanted.year, wanted.month, wanted.day]);
      }),
    );
  });

  it.each([
    '',
    'soon',
    '2026-13-01',
    '2026-02-30',
    '2026-1-1',
    '20261121',
    '2026-11-21T25:00',
    '2026-11-21T10:61Z',
    '2026-11-21T10:00:00+1',
    'constructor',
  ])('do not read %j', (text) => {
    expect(compileExpression('Date.isValid(input)').evaluate({ get: () => text })).toBe(false);
  });
});
