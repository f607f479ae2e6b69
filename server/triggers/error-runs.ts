import { type Failure, findErrorWorkflow } from '#db/journal/failures.ts';
import { findTriggers } from '#db/journal/find-triggers.ts';
import type { BegunRun } from '#db/journal/take-listener.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import type { JsonObject } from '#engine/json.ts';
import { queuedRun } from '../worker/queued-run.ts';
import { requestFor, runIdFrom, type TriggerParts } from './begin.ts';
import { errorConfig } from './trigger-config.ts';

/**
 * The runs that hear of a failure (E11): one for each error trigger that covers the workflow, and one of the workflow
 * that it names as its error workflow. Drafts are watched by who tries them, and a failing error run begins none.
 */
export async function errorRuns(parts: TriggerParts, failure: Failure): Promise<BegunRun[]> {
  const { run, workflow, isOfError } = failure;
  if (run.draft || isOfError) return [];
  const watching = await findTriggers(parts.db, { orgId: run.orgId, kind: 'error', address: '' });
  const covering = watching.filter(({ config }) => {
    const { workflows = [] } = errorConfig.parse(config);
    return workflows.length === 0 || workflows.includes(workflow);
  });
  const named = await namedWorkflow(parts, failure);
  const triggers = named !== null && !covering.some(({ id }) => id === named.id) ? [...covering, named] : covering;
  const input = inputOf(failure);
  return await Promise.all(
    triggers.map(async (trigger) => {
      const runId = runIdFrom(timeOf(run.id), trigger.id, run.id);
      const request = await requestFor(parts, trigger, { input, door: 'error', runId, depth: run.depth });
      const commit = await queuedRun(parts.db, { ...request, runId });
      return { commit, listener: trigger.version === null ? trigger.id : null };
    }),
  );
}

/** The error workflow of the failed one's settings, at its error trigger or else at its start. */
async function namedWorkflow(parts: TriggerParts, { run }: Failure): Promise<TriggerRow | null> {
  const { graph } = await parts.graphs.get(run.orgId, run.graphHash);
  const slug = graph.settings.errorWorkflow;
  if (slug === undefined || slug === '') return null;
  const found = await findErrorWorkflow(parts.db, { orgId: run.orgId, slug });
  if (found === null || found.trigger !== null) return found?.trigger ?? null;
  const { compiled } = await parts.graphs.get(run.orgId, found.hash);
  if (compiled.callable === null) return null;
  const { workflowId, version, hash } = found;
  const place = { orgId: run.orgId, workflowId, slug, version, hash, node: compiled.callable };
  return { id: workflowId, ...place, kind: 'error', config: {}, address: '', dueAt: null };
}

function inputOf({ run, workflow, error }: Failure): JsonObject {
  const { code, message, node, stopped } = error;
  return {
    run: {
      id: run.id,
      workflow,
      version: run.version,
      door: run.door,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      parent: run.parentRunId,
    },
    error: { code, message, ...(node !== undefined && { node }), ...(stopped && { stopped: true }) },
  };
}

/** Milliseconds since 1970 at which a run was created, read from its id. */
function timeOf(runId: string): number {
  return Number.parseInt(runId.slice(0, 8) + runId.slice(9, 13), 16);
}
