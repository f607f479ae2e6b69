import { Cron } from 'croner';
import type { ScheduleConfig } from './trigger-config.ts';

/** The shortest time from one run to the next. */
export const shortestEveryMs = 1000;

/** The times of a schedule: the one after another, and the last one before or at it; null when there is none. */
export type Occurrences = { after(time: Date): Date | null; last(time: Date): Date | null };

/**
 * Reads a schedule. A cron expression counts in its time zone: a time that summer time leaves out is made up for as soon
 * as the clock has moved on, one that it brings twice counts once, save for wildcards. Throws a sentence for what cannot
 * be read. `every` counts on from `anchor`.
 */
export function occurrencesOf(
  config: Pick<ScheduleConfig, 'cron' | 'every' | 'timezone'>,
  anchor: Date = new Date(0),
): Occurrences {
  const { cron, every, timezone } = config;
  const hasCron = cron !== undefined && cron.trim() !== '';
  if (hasCron === (every !== undefined)) throw new Error('needs either `cron` or `every`');
  if (every !== undefined) {
    if (every < shortestEveryMs) throw new Error('`every` must be at least 1s');
    const turns = (time: Date) => Math.floor((time.getTime() - anchor.getTime()) / every);
    const at = (turn: number) => new Date(anchor.getTime() + turn * every);
    return { after: (time) => at(turns(time) + 1), last: (time) => at(turns(time)) };
  }
  checkTimezone(timezone);
  const pattern = patternOf(cron ?? '', timezone);
  return {
    after: (time) => pattern.nextRun(time),
    // A run in the same second counts as before it.
    last: (time) => pattern.previousRuns(1, time)[0] ?? null,
  };
}

/** The next times after one, at most `count`. */
export function nextOccurrences(occurrences: Occurrences, from: Date, count: number): Date[] {
  const times: Date[] = [];
  for (let at = occurrences.after(from); at !== null && times.length < count; at = occurrences.after(at))
    times.push(at);
  return times;
}

function checkTimezone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw new Error(`'${timezone}' is no time zone; write one such as Europe/Berlin or UTC`);
  }
}

function patternOf(cron: string, timezone: string): Cron {
  try {
    return new Cron(cron.trim(), { timezone, mode: '5-or-6-parts', paused: true });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/^\w+: /, '');
    throw new Error(`'${cron}' is no cron expression such as 0 8 * * 1-5 (${reason})`, { cause: error });
  }
}
