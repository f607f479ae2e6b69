import { z } from 'zod';
import type { Issue } from '#engine/errors.ts';
import { checkPage, lookAtForm, sendForm } from '../operations/forms/hosted-form.ts';
import { listTriggers } from '../operations/triggers/list-triggers.ts';
import { heard, listen, stopListening } from '../operations/triggers/listen.ts';
import { pauseTrigger } from '../operations/triggers/pause-trigger.ts';
import { previewSchedule } from '../operations/triggers/preview-schedule.ts';
import { runTrigger } from '../operations/triggers/run-trigger.ts';
import { open, procedure, router } from './init.ts';
import type { Heard, HostedForm, Listener, SchedulePreview, Trigger } from './views.ts';

const id = z.object({ id: z.uuid('must be the id of a trigger') });
const place = z.object({ org: z.string(), slug: z.string(), test: z.uuid().nullable() });
const text = z.string().max(200);

export const triggersRouter = router({
  list: procedure
    .input(z.object({ workflow: z.string().optional() }))
    .query(
      ({ ctx, input: { workflow } }): Promise<Trigger[]> =>
        listTriggers(ctx.services, ctx.principal, workflow === undefined ? {} : { workflow }),
    ),
  preview: procedure
    .input(z.object({ cron: text, every: text, timezone: text }))
    .query(({ ctx, input }): SchedulePreview => previewSchedule(ctx.principal, input)),
  pause: procedure
    .input(id.extend({ isPaused: z.boolean() }))
    .mutation(({ ctx, input }): Promise<void> => pauseTrigger(ctx.services, ctx.principal, input)),
  run: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<{ runId: string }> => runTrigger(ctx.services, ctx.principal, input)),
  listen: procedure
    .input(z.object({ workflow: z.string(), node: z.string() }))
    .mutation(({ ctx, input }): Promise<Listener> => listen(ctx.services, ctx.principal, input)),
  heard: procedure.input(id).query(({ ctx, input }): Promise<Heard> => heard(ctx.services, ctx.principal, input)),
  stopListening: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<void> => stopListening(ctx.services, ctx.principal, input)),
});

/** Hosted forms, for everybody who has their address. */
export const formsRouter = router({
  look: open.input(place).query(({ ctx, input }): Promise<HostedForm> => lookAtForm(ctx.services, input)),
  check: open
    .input(place.extend({ page: z.int().min(0), data: z.record(z.string(), z.json()) }))
    .mutation(({ ctx, input: { page, data, ...at } }): Promise<Issue[]> => checkPage(ctx.services, at, { page, data })),
  send: open
    .input(place.extend({ data: z.record(z.string(), z.json()), submission: z.uuid() }))
    .mutation(async ({ ctx, input: { data, submission, ...at } }): Promise<void> => {
      await sendForm(ctx.services, at, { data, submission });
    }),
});
