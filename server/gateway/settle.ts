import { PatchbayError } from '#engine/errors.ts';
import type { Blobs } from '#engine/host/host.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import { isOver, type RunStatus } from '#engine/run/event.ts';
import type { RunProjection } from '#engine/run/project.ts';
import { cancelledRun, problemOfRun } from './problem-of-run.ts';

/** What a call came to: an answer, or a run that goes on beyond the time the caller waits. */
export type Outcome =
  | { kind: 'answered'; runId: string; output: Json; reply?: RunProjection['reply'] }
  | { kind: 'running'; runId: string; status: RunStatus };

/** Turns an answer into what the caller gets; throws the problem of a run that failed or was cancelled before it. */
export async function settle(blobs: Blobs, runId: string, projection: RunProjection): Promise<Outcome> {
  const { status, error, reply } = projection;
  const output = projection.answer ?? projection.output;
  if (output === null && status === 'failed') throw problemOfRun(runId, error);
  if (output === null && status === 'cancelled') throw cancelledRun(runId);
  if (output === null && !isOver(status)) throw new PatchbayError('internal', 'The run answered nothing.', { runId });
  const value =
    output === null
      ? null
      : output.spilled && isAssetRef(output.value)
        ? await blobs.getJson(output.value)
        : output.value;
  return { kind: 'answered', runId, output: value, ...(reply && { reply }) };
}
