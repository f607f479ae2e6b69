import { asOrg } from '#db/access.ts';
import { getRun } from '#db/queries/runs/get-run.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { isTrial } from '#engine/run/is-trial.ts';
import { momentsOf } from '#engine/run/moments.ts';
import type { RunState } from '#engine/run/state.ts';
import type { Principal } from '../../auth/principal.ts';
import { may } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { RunClockView } from '../../trpc/views.ts';
import { childRunId } from '../../worker/keys.ts';
import { foldRun } from '../../worker/load-past.ts';
import { findRun } from './read-run.ts';

/** One run of a trial that waits, with what it comes to. */
export type TrialRun = Omit<RunClockView, 'mayAdvance'> & { runId: string };

/**
 * A trial that waits and, behind it, those it called that do so as well; empty for every other run. Times are by each
 * run's own clock.
 */
export async function trialOf(services: Services, principal: Principal, run: RunRecord): Promise<TrialRun[]> {
  if (run.status !== 'waiting') return [];
  const state = await foldRun(services, principal.orgId, run);
  if (state === null || !isTrial(state)) return [];
  const now = services.runs.now + state.clock.aheadMs;
  const own: TrialRun = {
    runId: run.id,
    seq: state.seq,
    now: new Date(now).toISOString(),
    aheadMs: state.clock.aheadMs,
    moments: momentsOf(state, now).map((moment) => ({ ...moment, runId: run.id })),
  };
  const called: TrialRun[] = [];
  for (const id of calledBy(state, run.id)) {
    const child = await asOrg(services.db, principal.orgId, (tx) => getRun(tx, id));
    if (child !== null) called.push(...(await trialOf(services, principal, child)));
  }
  return [own, ...called];
}

function calledBy(state: RunState, runId: string): string[] {
  return [...state.waiting].flatMap((visit) =>
    visit.wait?.kind === 'child' && visit.wait.call.mode === 'wait' ? [childRunId(runId, visit)] : [],
  );
}

/** The clock of a trial that waits, and what it and the runs it called come to; null for every other run. */
export async function readClock(
  services: Services,
  principal: Principal,
  input: { id: string },
): Promise<RunClockView | null> {
  const trial = await trialOf(services, principal, await findRun(services, principal, input.id));
  const [own] = trial;
  if (own === undefined) return null;
  const { seq, now, aheadMs } = own;
  const moments = trial
    .flatMap((run) => run.moments)
    .sort((a, b) => (a.at === b.at ? 0 : Date.parse(a.at) - Date.parse(b.at)));
  return { seq, now, aheadMs, moments, mayAdvance: may(principal, 'runs:write') };
}
