import { z } from 'zod';
import { requestAdvance } from '#db/journal/request-advance.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import { isOver } from '#engine/run/event.ts';
import { aheadAtMostMs } from '#engine/run/moments.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import type { RunMoment } from '../../trpc/views.ts';
import { parseInput } from '../parse-input.ts';
import { type TrialRun, trialOf } from './read-clock.ts';
import { findRun } from './read-run.ts';

/** `to`: the next moment, a time of the run's clock (ISO 8601), or so many milliseconds on. `seq`: only at that event. */
export const advanceInput = z.strictObject({
  to: z.union([z.literal('next'), z.iso.datetime({ offset: true }), z.number().positive()]).default('next'),
  seq: z.int().min(1).exactOptional(),
});

/** Where the clock is set, and what happens there. */
export type Advanced = { runId: string; from: string; to: string; moments: RunMoment[] };

/**
 * Sets the clock of a trial that waits on, together with those of the runs that it called (T2). The request is durable
 * when this answers; the jump is an event of the run. Refuses in one sentence what cannot be.
 */
export async function advanceRun(
  services: Services,
  principal: Principal,
  id: string,
  body: unknown,
): Promise<Advanced> {
  authorize(principal, 'runs:write');
  const run = await findRun(services, principal, id);
  const { to, seq } = parseInput(advanceInput, body);
  const trial = await trialOf(services, principal, run);
  const [own] = trial;
  if (own === undefined) throw notNow(run);
  if (seq !== undefined && seq !== own.seq) throw movedOn(run);
  const moments = trial.flatMap((one) => one.moments);
  const time = timeOf(to, own, moments);
  const by = callerOf(principal);
  for (const one of trial) {
    const asked =
      Date.parse(one.now) < time &&
      (await requestAdvance(services.db, { orgId: principal.orgId, runId: one.runId, seq: one.seq, to: time, by }));
    if (!asked && one === own) throw movedOn(run);
  }
  const at = new Date(time).toISOString();
  return { runId: run.id, from: own.now, to: at, moments: moments.filter((moment) => Date.parse(moment.at) === time) };
}

function timeOf(to: z.infer<typeof advanceInput>['to'], { now, aheadMs }: TrialRun, moments: RunMoment[]): number {
  const from = Date.parse(now);
  if (to === 'next') {
    const ahead = moments.map(({ at }) => Date.parse(at)).filter((time) => time > from);
    if (ahead.length > 0) return Math.min(...ahead);
    throw new PatchbayError(
      'conflict',
      'Nothing is due: the run waits for an answer without a time limit. Answer it, or say to which time its clock is to be set.',
    );
  }
  const time = typeof to === 'number' ? from + Math.ceil(to) : Date.parse(to);
  if (time <= from) throw wrong(`${to} is not ahead of the run's clock, which stands at ${now}.`);
  if (time - from + aheadMs > aheadAtMostMs) throw wrong("The run's clock can be set on by a hundred years at most.");
  return time;
}

function wrong(message: string): PatchbayError {
  return new PatchbayError('invalid_input', message, { errors: [{ path: '/to', message }] });
}

function notNow({ id, status, draft, version, parent }: RunRecord): PatchbayError {
  const message = isOver(status)
    ? 'The run is over, so its clock stands still.'
    : draft || parent !== null
      ? `The run is ${status}. The clock of a draft's run can be set on while it waits.`
      : `This is a run of version ${version}, whose clock goes with the real one. Run the draft to try what happens later.`;
  return new PatchbayError('conflict', message, { runId: id });
}

function movedOn({ id }: RunRecord): PatchbayError {
  return new PatchbayError('conflict', 'The run has moved on meanwhile, or its clock was just set on. Look again.', {
    runId: id,
  });
}
