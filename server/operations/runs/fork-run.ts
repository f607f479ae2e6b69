import { requestCancel } from '#db/journal/request-cancel.ts';
import { PatchbayError } from '#engine/errors.ts';
import { Keeper } from '#engine/host/keeper.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';
import { forkInput } from './fork-input.ts';
import { prepareFork } from './prepare-fork.ts';
import { findRun } from './read-run.ts';

/** Milliseconds in which a run that is continued elsewhere must have stopped. */
const stopMs = 15_000;

/**
 * Starts a run whose visits are answered from another run's log unless they lie behind the chosen visit (semantics F).
 * Its start is durable before this answers; `door` is what it is said to have come by. `continue` stops the old run first, so that only one of them moves.
 */
export async function forkRun(
  services: Services,
  principal: Principal,
  id: string,
  body: unknown,
  door = 'fork',
): Promise<{ id: string }> {
  const input = parseInput(forkInput, body);
  if (input.mode === 'continue') {
    // Nothing is stopped for a request that will be refused.
    await prepareFork(services, principal, id, input);
    await close(services, principal, id);
  }
  const { request, keeper: parts } = await prepareFork(services, principal, id, input);
  const fork = { origin: parts.origin, data: parts.data, keeper: new Keeper(parts) };
  const { runId } = await services.runs.start({ ...request, door, fork });
  return { id: runId };
}

/** Stops a run that still moves and waits until it has reported. */
async function close(services: Services, principal: Principal, id: string): Promise<void> {
  authorize(principal, 'runs:write');
  const run = await findRun(services, principal, id);
  if (run.finishedAt !== null) return;
  if (run.parent !== null)
    throw new PatchbayError(
      'conflict',
      `This run was called by '${run.parent.node}' of run ${run.parent.runId}, which waits for it. Continue that run instead.`,
      { runId: run.parent.runId },
    );
  await requestCancel(services.db, { orgId: principal.orgId, runId: run.id, by: callerOf(principal) });
  const signal = AbortSignal.timeout(stopMs);
  for await (const _ of services.feed.follow({ orgId: principal.orgId, runId: run.id, after: run.lastSeq, signal }));
  if (signal.aborted)
    throw new PatchbayError(
      'conflict',
      'The run has been asked to stop and has not stopped yet. Try again in a moment.',
      {
        runId: run.id,
      },
    );
}
