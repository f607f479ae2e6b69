import { randomBytes } from 'node:crypto';
import { findTriggerById } from '#db/journal/find-triggers.ts';
import { makeRunId } from '#db/journal/run-id.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import { requestFor } from '../../triggers/begin.ts';
import { findTrigger } from './list-triggers.ts';

/** Begins a run of a schedule now, beside its times. */
export async function runTrigger(
  services: Services,
  principal: Principal,
  { id }: { id: string },
): Promise<{ runId: string }> {
  const trigger = await findTrigger(services, principal, id);
  authorize(principal, 'tools:call', trigger.workflow.slug);
  const row = await findTriggerById(services.db, { orgId: principal.orgId, id });
  if (row === null || row.kind !== 'schedule')
    throw new PatchbayError(
      'invalid_input',
      'Only a schedule can be run now: the others begin with what they are sent.',
    );
  const now = new Date().toISOString();
  const runId = makeRunId(Date.now(), randomBytes(10));
  const input = { scheduledAt: now, firedAt: now, missed: 0 };
  const request = await requestFor(services, row, { input, door: 'schedule', runId });
  await services.runs.start({ ...request, caller: callerOf(principal), isAnnounced: true });
  return { runId };
}
