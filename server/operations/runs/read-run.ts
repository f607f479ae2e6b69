import { asOrg } from '#db/access.ts';
import { readEvents } from '#db/journal/read-events.ts';
import { getRun as selectRun } from '#db/queries/runs/get-run.ts';
import { queuePlace } from '#db/queries/runs/queue-place.ts';
import type { RunRecord } from '#db/queries/runs/run-record.ts';
import { listOpenWaits, type OpenWaitRecord } from '#db/queries/waits/list-open-waits.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { isAssetRef, type Json } from '#engine/json.ts';
import type { RunEvent } from '#engine/run/event.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { blobsOf } from '../../host/blobs.ts';
import type { Services } from '../../services.ts';
import type { OpenWait } from '../../trpc/views.ts';
import { waitToken } from '../../worker/keys.ts';
import { type Standing, standingOf } from '../waits/may-answer.ts';
import { wholeOutput } from './whole-output.ts';

/** One run; `not_found` also for another organization's. */
export async function findRun(services: Services, principal: Principal, id: string): Promise<RunRecord> {
  authorize(principal, 'runs:read');
  const run = await asOrg(services.db, principal.orgId, (tx) => selectRun(tx, id));
  if (run === null) throw new PatchbayError('not_found', `There is no run ${id}.`);
  return run;
}

export type RunWithWaits = RunRecord & {
  waits: OpenWait[];
  /** Of a queued run, how many of its workflow begin before it, plus one. */
  place: number | null;
};

/** One run with its output, large or not, and the waits that can be answered. */
export async function getRun(services: Services, principal: Principal, input: { id: string }): Promise<RunWithWaits> {
  const run = await findRun(services, principal, input.id);
  const output = await wholeOutput(services.db, principal.orgId, run);
  const waits =
    run.finishedAt === null
      ? await asOrg(services.db, principal.orgId, (tx) => listOpenWaits(tx, { runId: run.id, limit: 100 }))
      : [];
  const place =
    run.status === 'queued' ? await asOrg(services.db, principal.orgId, (tx) => queuePlace(tx, run.id)) : null;
  const standing = waits.length === 0 ? null : await standingOf(services.db, principal);
  return {
    ...run,
    output,
    place,
    waits: standing === null ? [] : waits.map((wait) => openWait(services, standing, wait)),
  };
}

/** A wait as shown; its token only for callers who may answer. */
export function openWait(
  services: Pick<Services, 'waitSecret'>,
  standing: (assignees: readonly string[] | null) => Standing,
  wait: OpenWaitRecord,
): OpenWait {
  const { kind, node, scope, visit, title, form, until, openedAt, assignees, notices } = wait;
  const { isAsked, mayAnswer } = standing(assignees);
  const isAnswerable = kind !== 'timer' && kind !== 'child';
  const token =
    isAnswerable && mayAnswer ? waitToken(services.waitSecret, wait.runId, { scope, node, visit, kind }) : null;
  return { token, kind, node, scope, title, form, until, openedAt, assignees, notices, isAsked };
}

/** The graph a run moves on, and the input it was given. */
export async function getRunGraph(
  services: Services,
  principal: Principal,
  run: RunRecord,
): Promise<{ graph: Graph; input: Json }> {
  const { graph } = await services.graphs.get(principal.orgId, run.graphHash);
  const [started] = await readEvents(services.db, { orgId: principal.orgId, runId: run.id, after: 0, limit: 1 });
  if (started?.type !== 'run.started') return { graph, input: null };
  const { input, spilled } = started.data;
  return {
    graph,
    input: spilled && isAssetRef(input) ? await blobsOf(services.db, principal.orgId).getJson(input) : input,
  };
}

/** Committed events from after a sequence number. */
export async function listEvents(
  services: Services,
  principal: Principal,
  input: { id: string; after: number; limit: number },
): Promise<{ events: RunEvent[]; nextCursor: string | null }> {
  const run = await findRun(services, principal, input.id);
  const events = await readEvents(services.db, {
    orgId: principal.orgId,
    runId: run.id,
    after: input.after,
    limit: input.limit,
  });
  const last = events.at(-1);
  return { events, nextCursor: events.length === input.limit && last ? String(last.seq) : null };
}

/** A large value that an event only refers to. */
export async function getValue(
  services: Services,
  principal: Principal,
  input: { run: string; asset: string },
): Promise<Json> {
  await findRun(services, principal, input.run);
  return await blobsOf(services.db, principal.orgId).getJson({
    $asset: input.asset,
    type: 'application/json',
    size: 0,
  });
}
