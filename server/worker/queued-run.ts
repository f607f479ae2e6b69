import type { Database } from '#db/connect.ts';
import type { Commit } from '#db/journal/commit.ts';
import { runDayOf } from '#db/journal/run-id.ts';
import { defaultLimits } from '#engine/host/host.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { blobsOf } from '../host/blobs.ts';
import { newRunOf, type StartRun, startedDataOf } from './start-run.ts';

/** What writes a run that any process may claim. A large input is stored first. */
export async function queuedRun(db: Database, request: StartRun & { runId: string }): Promise<Commit> {
  const started = startedDataOf(request, request.runId);
  const isLarge = JSON.stringify(started.input).length > defaultLimits.inlineChars;
  if (!isLarge) return queuedCommit(request, started);
  const ref = await blobsOf(db, request.orgId).putJson(JSON.stringify(started.input));
  return queuedCommit(request, { ...started, input: { ...ref }, spilled: true });
}

/** The same for an input that is known to be small. */
export function queuedCommit(
  request: StartRun & { runId: string },
  data: Extract<RunEvent, { type: 'run.started' }>['data'] = startedDataOf(request, request.runId),
): Commit {
  const { orgId, runId, idempotency, callbackUrl } = request;
  const aheadMs = data.clock?.aheadMs ?? 0;
  const event: RunEvent = { seq: 1, at: new Date(Date.now() + aheadMs).toISOString(), type: 'run.started', data };
  return {
    orgId,
    runId,
    runDay: runDayOf(runId),
    writer: nobody,
    create: newRunOf(request, runId),
    patch: { status: 'queued', owner: null, lastSeq: 1, ...(aheadMs !== 0 && { aheadMs }) },
    segment: { seq: 1, lastSeq: 1, events: JSON.stringify([event]) },
    openWaits: [],
    closeWaits: [],
    ...(idempotency && { idempotency }),
    ...(callbackUrl !== undefined && { callback: { url: callbackUrl } }),
  };
}

/** No process: a queued run is written by whoever begins it and driven by whoever claims it. */
const nobody = '00000000-0000-0000-0000-000000000000';
