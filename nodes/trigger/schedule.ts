import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { choiceField, durationField, optional, textField } from '../fields.ts';
import { orderFields } from './shared.ts';

const timezoneHint = {
  label: 'Time zone',
  hint: 'The zone in which the cron expression is read, such as Europe/Berlin.',
  placeholder: 'UTC',
  expression: false,
};

/** Begins runs by the clock. */
export const schedule = defineNode({
  type: 'trigger.schedule',
  version: 1,
  title: 'Schedule',
  sentence: 'Begins at {cron} {every}',
  summary: 'Begins a run at set times: by a cron expression in a time zone, or again and again after a while.',
  pack: 'trigger',
  icon: 'calendar-clock',
  keywords: ['cron', 'timer', 'daily', 'hourly', 'every', 'interval', 'time', 'clock'],
  role: 'entry',
  trigger: 'schedule',
  params: z.strictObject({
    cron: optional(
      textField({
        label: 'Cron',
        hint: 'Minute, hour, day, month and weekday, with seconds before them if wanted.',
        placeholder: '0 8 * * 1-5',
        expression: false,
      }),
    ),
    every: optional(
      durationField({
        label: 'Every',
        hint: 'Instead of cron: how long from one run to the next, at least 1s.',
        placeholder: '15m',
        expression: false,
      }),
    ),
    timezone: textField(timezoneHint).default('UTC').meta(timezoneHint),
    missed: choiceField(['skip', 'once', 'all'], {
      label: 'Missed times',
      hint: 'What to do about times at which no server was running: leave them out, make up for them once, or for all.',
      expression: false,
    }),
    ...orderFields,
  }),
  effect: 'pure',
  examples: [
    {
      name: 'On weekdays at eight in Berlin',
      params: { cron: '0 8 * * 1-5', timezone: 'Europe/Berlin' },
      roots: { input: { scheduledAt: '2026-11-23T07:00:00.000Z', firedAt: '2026-11-23T07:00:00.012Z', missed: 0 } },
      expect: {
        output: { scheduledAt: '2026-11-23T07:00:00.000Z', firedAt: '2026-11-23T07:00:00.012Z', missed: 0 },
      },
    },
    {
      name: 'Every quarter of an hour',
      params: { every: '15m', missed: 'once' },
      roots: { input: { scheduledAt: '2026-11-23T07:15:00.000Z', firedAt: '2026-11-23T07:15:00.008Z', missed: 0 } },
      expect: {
        output: { scheduledAt: '2026-11-23T07:15:00.000Z', firedAt: '2026-11-23T07:15:00.008Z', missed: 0 },
      },
    },
  ],
});
