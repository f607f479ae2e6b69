import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { Json } from '#engine/json.ts';
import { advanceInput, advanceRun } from '../operations/runs/advance-run.ts';
import { cancelRun } from '../operations/runs/cancel-run.ts';
import { compareRuns } from '../operations/runs/compare-runs.ts';
import { deleteRun } from '../operations/runs/delete-run.ts';
import { forkInput } from '../operations/runs/fork-input.ts';
import { forkRun } from '../operations/runs/fork-run.ts';
import { listRelatives } from '../operations/runs/list-relatives.ts';
import { listRuns } from '../operations/runs/list-runs.ts';
import { listOutdatedRuns, moveRuns } from '../operations/runs/move-runs.ts';
import { previewFork } from '../operations/runs/preview-fork.ts';
import { readClock } from '../operations/runs/read-clock.ts';
import { findRun, getRun, getRunGraph, getValue } from '../operations/runs/read-run.ts';
import { replayFile } from '../operations/runs/replay-file.ts';
import { figuresInput, runFigures } from '../operations/runs/run-figures.ts';
import { runFilter } from '../operations/runs/run-filter.ts';
import { runWorkflow } from '../operations/runs/run-workflow.ts';
import { isLast } from '../worker/run-feed.ts';
import { procedure, router } from './init.ts';
import { toRunSummary } from './present-run.ts';
import type { MovedRun, Page, RunClockView, RunDetail, RunEventBatch, RunFigures, RunSummary } from './views.ts';

export const runsRouter = router({
  list: procedure.input(runFilter.strip()).query(async ({ ctx, input }): Promise<Page<RunSummary>> => {
    const page = await listRuns(ctx.services, ctx.principal, input);
    return { items: page.items.map(toRunSummary), nextCursor: page.nextCursor };
  }),
  figures: procedure
    .input(figuresInput)
    .query(({ ctx, input }): Promise<RunFigures> => runFigures(ctx.services, ctx.principal, input)),
  get: procedure.input(z.object({ id: z.string() })).query(async ({ ctx, input }): Promise<RunDetail> => {
    const run = await getRun(ctx.services, ctx.principal, input);
    const { forks, children } = await listRelatives(ctx.services, ctx.principal, run);
    return {
      ...toRunSummary(run),
      ...(await getRunGraph(ctx.services, ctx.principal, run)),
      output: run.output,
      usage: run.usage,
      priority: run.priority,
      place: run.place,
      waits: run.waits,
      forks: forks.map(toRunSummary),
      children: children.map(toRunSummary),
    };
  }),
  start: procedure
    .input(
      z.object({
        workflow: z.string(),
        input: z.json(),
        draft: z.boolean().default(true),
        skipTimers: z.boolean().default(false),
        until: z.string().optional(),
        breakpoints: z.array(z.string()).optional(),
      }),
    )
    .mutation(async ({ ctx, input }): Promise<{ runId: string }> => {
      const { until, breakpoints, ...whole } = input;
      const part = { ...whole, ...(until !== undefined && { until }), ...(breakpoints && { breakpoints }) };
      const outcome = await runWorkflow(ctx.services, ctx.principal, part, { door: 'editor', waitMs: 0 });
      return { runId: outcome.runId };
    }),
  /** What a fork would keep and what would run again. */
  previewFork: procedure
    .input(forkInput.extend({ id: z.string() }))
    .query(({ ctx, input: { id, ...input } }) => previewFork(ctx.services, ctx.principal, id, input)),
  fork: procedure
    .input(forkInput.extend({ id: z.string() }))
    .mutation(({ ctx, input: { id, ...input } }) => forkRun(ctx.services, ctx.principal, id, input)),
  compare: procedure
    .input(z.object({ before: z.string(), after: z.string() }))
    .query(({ ctx, input }) => compareRuns(ctx.services, ctx.principal, input)),
  replayFile: procedure
    .input(z.object({ file: z.unknown() }))
    .mutation(({ ctx, input }) => replayFile(ctx.services, ctx.principal, input.file)),
  /** Runs that still move on an older version of a workflow. */
  outdated: procedure
    .input(z.object({ workflow: z.string() }))
    .query(
      async ({ ctx, input }): Promise<RunSummary[]> =>
        (await listOutdatedRuns(ctx.services, ctx.principal, input.workflow)).map(toRunSummary),
    ),
  move: procedure
    .input(z.object({ workflow: z.string(), runs: z.array(z.string()).max(100).optional() }))
    .mutation(({ ctx, input }): Promise<MovedRun[]> => moveRuns(ctx.services, ctx.principal, input)),
  cancel: procedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => cancelRun(ctx.services, ctx.principal, input)),
  /** The clock of a trial that waits, and what it comes to; null for every other run. */
  clock: procedure
    .input(z.object({ id: z.string() }))
    .query(({ ctx, input }): Promise<RunClockView | null> => readClock(ctx.services, ctx.principal, input)),
  advance: procedure
    .input(advanceInput.extend({ id: z.string() }))
    .mutation(({ ctx, input: { id, ...input } }) => advanceRun(ctx.services, ctx.principal, id, input)),
  remove: procedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => deleteRun(ctx.services, ctx.principal, input)),
  value: procedure
    .input(z.object({ run: z.string(), asset: z.string().regex(/^sha256:[0-9a-f]{64}$/) }))
    .query(({ ctx, input }): Promise<Json> => getValue(ctx.services, ctx.principal, input)),
  /**
   * Committed events as they come, and between them what visits at work show; the id of each batch is the last
   * sequence number so far, from which a reader resumes.
   */
  events: procedure
    .input(z.object({ run: z.string(), lastEventId: z.coerce.number().int().nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const run = await findRun(ctx.services, ctx.principal, input.run);
      const stop = signal ?? new AbortController().signal;
      let seen = input.lastEventId ?? 0;
      for await (const moved of ctx.services.feed.watch({
        orgId: ctx.principal.orgId,
        runId: run.id,
        after: seen,
        signal: stop,
      })) {
        const events = 'events' in moved ? moved.events : [];
        const last = events.at(-1);
        seen = last?.seq ?? seen;
        const partials = 'partials' in moved ? moved.partials : [];
        const batch: RunEventBatch = { events, partials, over: last !== undefined && isLast(last) };
        yield tracked(String(seen), batch);
      }
    }),
});
