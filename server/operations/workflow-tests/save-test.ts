import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { loadRun } from '#db/journal/load-run.ts';
import { addTest } from '#db/queries/workflow-tests/add-test.ts';
import type { TestRecord } from '#db/queries/workflow-tests/test-record.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { answerOf } from '#engine/run/compare-runs.ts';
import type { RunEvent } from '#engine/run/event.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { parseInput } from '../parse-input.ts';
import { findRun } from '../runs/read-run.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';

/** Characters of a log that a test may hold. */
const largestLog = 4_000_000;

const json: z.ZodType<Json> = z.json();

/** What a test is made of; the same on every door. */
export const testInput = z.strictObject({
  run: z.string(),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  /** What must come out, when it is not what came out of the run. */
  expected: json.optional(),
});

/**
 * Saves a run that is over as a test: its input, what its effects and waits answered, and what came out. Refuses runs
 * of other workflows and those that do not come to the same twice.
 */
export async function saveTest(
  services: Services,
  principal: Principal,
  workflowName: string,
  body: unknown,
): Promise<TestRecord> {
  authorize(principal, 'workflows:write');
  const input = parseInput(testInput, body);
  const workflow = await findWorkflow(services, principal, workflowName);
  const run = await findRun(services, principal, input.run);
  if (run.workflow.id !== workflow.id)
    throw new PatchbayError('invalid_input', `Run ${run.id} is not a run of '${workflow.slug}'.`);
  if (run.status !== 'succeeded' && run.status !== 'failed')
    throw new PatchbayError('conflict', `A run that is ${run.status} tells no end to expect. Save one that is over.`);
  const log = (await loadRun(services.db, run.id))?.events ?? [];
  if (JSON.stringify(log).length > largestLog)
    throw new PatchbayError('too_large', 'The log of this run is too long for a test. Save a run with less data.');
  const { compiled } = await services.graphs.get(principal.orgId, run.graphHash);
  const plan = compiled.planFor(run.entry);
  if (plan === null) throw new PatchbayError('conflict', 'The graph of this run does not compile any more.');
  const { params } = await services.replay({ orgId: principal.orgId, plan, log, params: null });
  const expected = { output: input.expected ?? answerOf(log), error: failureOf(log) };
  const { fixture: _, ...record } = await asOrg(services.db, principal.orgId, (tx) =>
    addTest(tx, {
      orgId: principal.orgId,
      workflowId: workflow.id,
      name: input.name,
      runId: run.id,
      createdBy: principal.userId,
      fixture: { log, params: Object.fromEntries(params), expected },
    }),
  );
  return record;
}

/** The code with which a run failed; null when it did not. */
export function failureOf(log: readonly RunEvent[]): string | null {
  const failed = log.findLast((event) => event.type === 'run.failed');
  return failed?.type === 'run.failed' ? failed.data.error.code : null;
}
