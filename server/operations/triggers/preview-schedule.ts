import { durationMs, durationWords } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { checkSchedule } from '../../triggers/check-schedule.ts';
import { nextOccurrences } from '../../triggers/occurrences.ts';
import { scheduleWords } from '../../triggers/words.ts';
import type { SchedulePreview } from '../../trpc/views.ts';

/** When a schedule that is being written would be due, in words and times, or what is wrong with it. */
export function previewSchedule(
  principal: Principal,
  { cron, every, timezone }: { cron: string; every: string; timezone: string },
): SchedulePreview {
  authorize(principal, 'workflows:read');
  const everyMs = every === '' ? null : durationMs(every);
  if (every !== '' && everyMs === null) return { words: '', next: [], problem: `\`every\` ${durationWords}` };
  const config = {
    timezone: timezone === '' ? 'UTC' : timezone,
    ...(cron !== '' && { cron }),
    ...(everyMs !== null && { every: everyMs }),
  };
  try {
    const now = new Date();
    const next = nextOccurrences(checkSchedule(config, now), now, 5).map((time) => time.toISOString());
    return { words: scheduleWords(config), next, problem: null };
  } catch (error) {
    return { words: '', next: [], problem: error instanceof Error ? error.message : String(error) };
  }
}
