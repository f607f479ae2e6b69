import cronstrue from 'cronstrue';
import type { ScheduleConfig } from './trigger-config.ts';

const units: [number, string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

/** A schedule as people say it: "At 08:00, Monday through Friday". The expression itself when it has no words. */
export function scheduleWords({ cron, every, timezone }: Pick<ScheduleConfig, 'cron' | 'every' | 'timezone'>): string {
  if (every !== undefined) return `Every ${durationWords(every)}`;
  try {
    const words = cronstrue.toString(cron ?? '', { use24HourTimeFormat: true });
    return timezone === 'UTC' ? `${words}, UTC` : `${words}, ${timezone}`;
  } catch {
    return cron ?? '';
  }
}

function durationWords(ms: number): string {
  const [size, name] = units.find(([unit]) => ms >= unit && ms % unit === 0) ?? [1, 'millisecond'];
  const count = ms / size;
  return count === 1 ? name : `${count} ${name}s`;
}
