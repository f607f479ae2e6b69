import { createHash } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import type { Commit } from '#db/journal/commit.ts';
import { makeRunId, runDayOf } from '#db/journal/run-id.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import { defaultLimits } from '#engine/host/host.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import { blobsOf } from '../host/blobs.ts';
import type { Graphs } from '../worker/graphs.ts';
import { newRunOf, type Runnable, type StartRun, startedDataOf } from '../worker/start-run.ts';

/** What beginning runs by triggers needs of the server. */
export type TriggerParts = {
  db: Database;
  graphs: Graphs;
  environment(orgId: string): Promise<JsonObject>;
};

export type Begin = { input: Json; door: string; runId: string; depth?: number };

/** The request that begins a run at a trigger. */
export async function requestFor(parts: TriggerParts, trigger: TriggerRow, begin: Begin): Promise<StartRun> {
  const { orgId, workflowId, slug, version, hash, node, kind, address } = trigger;
  const graph = await parts.graphs.get(orgId, hash);
  const runnable: Runnable = {
    workflow: { id: workflowId, slug, version },
    graph,
    entry: node,
    draft: version === null,
  };
  return {
    orgId,
    runnable,
    env: await parts.environment(orgId),
    caller: { kind: 'anonymous', id: `trigger:${node}`, name: address === '' ? kind : `${kind} ${address}` },
    ...begin,
  };
}

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
  const { orgId, runId, idempotency } = request;
  const event: RunEvent = { seq: 1, at: new Date().toISOString(), type: 'run.started', data };
  return {
    orgId,
    runId,
    runDay: runDayOf(runId),
    writer: nobody,
    create: newRunOf(request, runId),
    patch: { status: 'queued', owner: null, lastSeq: 1 },
    segment: { seq: 1, lastSeq: 1, events: JSON.stringify([event]) },
    openWaits: [],
    closeWaits: [],
    ...(idempotency && { idempotency }),
  };
}

/** No process: a queued run is written by whoever begins it and driven by whoever claims it. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The id of a run that follows from what began it, so that it cannot begin twice. `at` in milliseconds since 1970. */
export function runIdFrom(at: number, ...what: string[]): string {
  return makeRunId(at, createHash('sha256').update(JSON.stringify(what)).digest());
}
