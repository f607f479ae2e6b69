import type { TriggerRecord } from '#db/queries/triggers/list-triggers.ts';
import { nextOccurrences, occurrencesOf } from '../../triggers/occurrences.ts';
import { type ScheduleConfig, scheduleConfig, webhookConfig } from '../../triggers/trigger-config.ts';
import { scheduleWords } from '../../triggers/words.ts';
import type { Trigger } from '../../trpc/views.ts';

/** Next times that are shown of a schedule. */
const shownTimes = 5;

/** A trigger as people see it: where it is reached, or when it is due, in words. */
export function triggerView(record: TriggerRecord, { origin, org }: { origin: string; org: string }): Trigger {
  const { id, workflow, node, kind, address, pausedAt, lastAt, lastRunId } = record;
  const common = { id, workflow, node, kind, isPaused: pausedAt !== null, lastAt, lastRunId, url: null, next: [] };
  if (kind === 'schedule') {
    const config = scheduleConfig.parse(record.config);
    return { ...common, about: scheduleWords(config), next: nextTimes(config, record) };
  }
  if (kind === 'webhook') {
    const { methods, auth } = webhookConfig.parse(record.config);
    const about = `${methods.join(', ')} · ${auth === 'none' ? 'open to everybody' : auth}`;
    return { ...common, about, url: webhookUrl(origin, org, address), method: methods[0] ?? 'POST' };
  }
  if (kind === 'form') return { ...common, about: 'Hosted form', url: `${origin}/form/${org}/${address}` };
  return { ...common, about: kind === 'event' ? address : 'Failed runs' };
}

/** Where a webhook is called. */
export function webhookUrl(origin: string, org: string, path: string): string {
  return `${origin}/hooks/${org}/${path}`;
}

function nextTimes(config: ScheduleConfig, { dueAt, pausedAt }: TriggerRecord): string[] {
  if (dueAt === null || pausedAt !== null) return [];
  const first = new Date(dueAt);
  const later = nextOccurrences(occurrencesOf(config, first), first, shownTimes - 1);
  return [first, ...later].map((time) => time.toISOString());
}
