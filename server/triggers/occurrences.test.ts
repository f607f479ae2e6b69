import { describe, expect, it } from 'vitest';
import { checkSchedule } from './check-schedule.ts';
import { dueTimes } from './due-times.ts';
import { nextOccurrences, occurrencesOf } from './occurrences.ts';

const cron = (text: string, timezone = 'UTC') => occurrencesOf({ cron: text, timezone });
const iso = (times: Date[]) => times.map((time) => time.toISOString());
const from = (text: string) => new Date(text);

describe('schedules', () => {
  it('read five fields, and six with seconds', () => {
    expect(iso(nextOccurrences(cron('*/15 * * * *'), from('2026-11-21T10:01:00Z'), 2))).toEqual([
      '2026-11-21T10:15:00.000Z',
      '2026-11-21T10:30:00.000Z',
    ]);
    expect(iso(nextOccurrences(cron('*/20 * * * * *'), from('2026-11-21T10:00:00Z'), 2))).toEqual([
      '2026-11-21T10:00:20.000Z',
      '2026-11-21T10:00:40.000Z',
    ]);
  });

  it('that never come are told from those that are rare', () => {
    const check = (text: string) =>
      checkSchedule({ cron: text, timezone: 'Europe/Berlin' }, from('2026-11-21T10:00:00Z'));
    expect(() => check('0 0 31 2 *')).toThrow("'0 0 31 2 *' never comes: no month it names has such a day");
    expect(check('0 0 29 2 *').after(from('2026-11-21T10:00:00Z'))?.toISOString()).toBe('2028-02-28T23:00:00.000Z');
  });

  it('count on from the last time with every', () => {
    const quarter = occurrencesOf({ every: 900_000, timezone: 'UTC' }, from('2026-11-21T10:01:00Z'));
    expect(iso(nextOccurrences(quarter, from('2026-11-21T10:01:00Z'), 2))).toEqual([
      '2026-11-21T10:16:00.000Z',
      '2026-11-21T10:31:00.000Z',
    ]);
  });

  // Half past two is left out in Berlin and New York in spring and comes twice in autumn; Lord Howe moves by half an hour.
  it.each([
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-03-28T00:00:00Z',
      ['2026-03-28T01:30:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'],
    ],
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-10-24T12:00:00Z',
      ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z', '2026-10-27T01:30:00.000Z'],
    ],
    [
      'America/New_York',
      '30 2 * * *',
      '2026-03-07T00:00:00Z',
      ['2026-03-07T07:30:00.000Z', '2026-03-08T07:00:00.000Z', '2026-03-09T06:30:00.000Z'],
    ],
    [
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T12:00:00Z',
      ['2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z', '2026-11-03T06:30:00.000Z'],
    ],
    [
      'Australia/Lord_Howe',
      '15 2 * * *',
      '2026-10-03T00:00:00Z',
      ['2026-10-03T15:30:00.000Z', '2026-10-04T15:15:00.000Z', '2026-10-05T15:15:00.000Z'],
    ],
    [
      'Asia/Kolkata',
      '30 2 * * *',
      '2026-03-28T00:00:00Z',
      ['2026-03-28T21:00:00.000Z', '2026-03-29T21:00:00.000Z', '2026-03-30T21:00:00.000Z'],
    ],
  ])('R5 fire once a day over the change of the clocks in %s, %s from %s', (zone, text, start, times) => {
    expect(iso(nextOccurrences(cron(text, zone), from(start), 3))).toEqual(times);
  });

  it.each([
    [{ cron: 'every day', timezone: 'UTC' }, /'every day' is no cron expression such as/],
    [{ cron: '0 8 * *', timezone: 'UTC' }, /is no cron expression/],
    [{ cron: '0 25 * * *', timezone: 'UTC' }, /is no cron expression/],
    [{ cron: '0 8 * * *', timezone: 'Berlin' }, /'Berlin' is no time zone/],
    [{ timezone: 'UTC' }, /needs either/],
    [{ cron: '0 8 * * *', every: 5000, timezone: 'UTC' }, /needs either/],
    [{ every: 500, timezone: 'UTC' }, /at least 1s/],
  ])('refuse %j', (config, words) => {
    expect(() => occurrencesOf(config)).toThrow(words);
  });
});

describe('times that are due', () => {
  const minutes = cron('* * * * *');
  const due = (missed: 'skip' | 'once' | 'all', now: string) => {
    const { times, dueAt } = dueTimes(minutes, { dueAt: from('2026-11-21T10:00:00Z'), now: from(now), missed });
    return {
      times: times.map(({ at, missed: count }) => [at.toISOString().slice(11, 16), count]),
      dueAt: dueAt?.toISOString().slice(11, 16),
    };
  };

  it('begin one run when nobody is late', () => {
    for (const policy of ['skip', 'once', 'all'] as const)
      expect(due(policy, '2026-11-21T10:00:00.020Z')).toEqual({ times: [['10:00', 0]], dueAt: '10:01' });
  });

  it('are left out, made up for once, or for all, when the server was away', () => {
    expect(due('once', '2026-11-21T10:03:30Z')).toEqual({ times: [['10:03', 3]], dueAt: '10:04' });
    expect(due('all', '2026-11-21T10:03:30Z')).toEqual({
      times: [
        ['10:00', 0],
        ['10:01', 0],
        ['10:02', 0],
        ['10:03', 0],
      ],
      dueAt: '10:04',
    });
    const daily = dueTimes(cron('0 8 * * *'), {
      dueAt: from('2026-11-20T08:00:00Z'),
      now: from('2026-11-21T10:00:00Z'),
      missed: 'skip',
    });
    expect(daily).toEqual({ times: [], dueAt: from('2026-11-22T08:00:00Z') });
  });

  it('do not pile up: a second’s schedule that was away for a week goes on from now', () => {
    const seconds = cron('* * * * * *');
    const input = { dueAt: from('2026-11-14T10:00:00Z'), now: from('2026-11-21T10:00:00.500Z') };
    expect(dueTimes(seconds, { ...input, missed: 'all' }).times).toHaveLength(100);
    const { times, dueAt } = dueTimes(seconds, { ...input, missed: 'once' });
    expect(times).toEqual([{ at: from('2026-11-21T10:00:00Z'), missed: 1000 }]);
    expect(dueAt).toEqual(from('2026-11-21T10:00:01Z'));
  });
});
