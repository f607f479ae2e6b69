import { Keeper } from '#engine/host/keeper.ts';
import type { Services } from '../../services.ts';
import type { PreparedFork } from './prepare-fork.ts';

/**
 * Starts what `prepareFork` made ready, under an id when one is given; its start is durable before this answers.
 * Throws Duplicate when a run has that id already.
 */
export async function startFork(
  services: Services,
  { request, keeper: parts }: PreparedFork,
  { door, runId }: { door: string; runId?: string },
): Promise<{ id: string }> {
  const fork = { origin: parts.origin, data: parts.data, keeper: new Keeper(parts) };
  const started = await services.runs.start({ ...request, door, fork, ...(runId !== undefined && { runId }) });
  return { id: started.runId };
}
