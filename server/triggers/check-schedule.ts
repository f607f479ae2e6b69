import { type Occurrences, occurrencesOf } from './occurrences.ts';
import type { ScheduleConfig } from './trigger-config.ts';

/** The times of a schedule, counted from `now`; throws a sentence when it cannot be read or none of them ever comes. */
export function checkSchedule(config: Pick<ScheduleConfig, 'cron' | 'every' | 'timezone'>, now: Date): Occurrences {
  const occurrences = occurrencesOf(config, now);
  if (occurrences.after(now) !== null) return occurrences;
  throw new Error(`'${config.cron ?? ''}' never comes: no month it names has such a day`);
}
