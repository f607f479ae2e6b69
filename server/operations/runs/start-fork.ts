import { Keeper } from '#engine/host/keeper.ts';
import type { Services } from '../../services.ts';
import type { StartRun } from '../../worker/start-run.ts';
import type { PreparedFork } from './prepare-fork.ts';

export type ForkStart = Pick<StartRun, 'door' | 'runId' | 'idempotency'>;

/**
 * Starts what `prepareFork` made ready, under an id when one is given; its start is durable before this answers.
 * Throws Duplicate when a run has that id, or stands for that key, already.
 */
export async function startFork(
  services: Services,
  { request, keeper: parts }: PreparedFork,
  start: ForkStart,
): Promise<{ id: string }> {
  const fork = { origin: parts.origin, data: parts.data, keeper: new Keeper(parts) };
  const started = await services.runs.start({ ...request, ...start, fork });
  return { id: started.runId };
}
