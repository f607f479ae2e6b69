import { randomBytes } from 'node:crypto';
import { asOrg } from '#db/access.ts';
import { requestCancel } from '#db/journal/request-cancel.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import { claimSuccessor, settleSuccessor } from '#db/queries/runs/claim-successor.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import { Duplicate } from '../../worker/run-journal.ts';
import type { ForkInput } from './fork-input.ts';
import { prepareFork } from './prepare-fork.ts';
import { findRun } from './read-run.ts';
import { type ForkStart, startFork } from './start-fork.ts';

/** Milliseconds in which a run that is continued elsewhere must have stopped. */
const stopMs = 15_000;

/**
 * Closes a run and goes on from its log in another one (F9). A run has one successor: its id is noted before anything
 * is stopped, so a request that is made again after a crash finishes what the first began. Of several who ask, one
 * starts it and the others get a conflict that names it.
 */
export async function continueRun(
  services: Services,
  principal: Principal,
  { id, input, start }: { id: string; input: ForkInput; start: ForkStart },
): Promise<{ id: string }> {
  // Nothing is claimed or stopped for a request that will be refused.
  const { run } = await prepareFork(services, principal, id, input);
  if (run.continuedBy !== null) throw continued(run.continuedBy);
  refuseCalled(run);
  const { db } = services;
  const { orgId } = principal;
  const wanted = { runId: run.id, successor: makeRunId(Date.now(), randomBytes(10)) };
  const successor = await asOrg(db, orgId, (tx) => claimSuccessor(tx, wanted));
  if (successor === null) throw new PatchbayError('not_found', `There is no run ${id}.`);
  if (successor.isStarted) throw continued(successor.id);
  await close(services, principal, run.id);
  const prepared = await prepareFork(services, principal, id, input);
  try {
    await startFork(services, prepared, { ...start, runId: successor.id });
  } catch (error) {
    // One with a hash is of the request's own key, for the caller to join.
    throw error instanceof Duplicate && error.bodyHash === null ? continued(successor.id) : error;
  }
  await asOrg(db, orgId, (tx) => settleSuccessor(tx, run.id));
  return { id: successor.id };
}

function continued(runId: string): PatchbayError {
  return new PatchbayError(
    'conflict',
    `This run was continued as run ${runId}. Look there, continue that one, or fork this one.`,
    { runId },
  );
}

function refuseCalled({ parent, finishedAt }: RunRecord): void {
  if (parent === null || finishedAt !== null) return;
  throw new PatchbayError(
    'conflict',
    `This run was called by '${parent.node}' of run ${parent.runId}, which waits for it. Continue that run instead.`,
    { runId: parent.runId },
  );
}

/** Stops a run that still moves and waits until it has reported. */
async function close(services: Services, principal: Principal, id: string): Promise<void> {
  const { db, feed } = services;
  const { orgId } = principal;
  const run = await findRun(services, principal, id);
  if (run.finishedAt !== null) return;
  await requestCancel(db, { orgId, runId: run.id, by: callerOf(principal) });
  const signal = AbortSignal.timeout(stopMs);
  for await (const _ of feed.follow({ orgId, runId: run.id, after: run.lastSeq, signal }));
  if (!signal.aborted) return;
  throw new PatchbayError(
    'conflict',
    'The run has been asked to stop and has not stopped yet. Try again in a moment.',
    {
      runId: run.id,
    },
  );
}
