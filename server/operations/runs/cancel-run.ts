import { requestCancel } from '#db/journal/request-cancel.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import type { Services } from '../../services.ts';
import { findRun } from './read-run.ts';

/** Asks a run to stop. One that is over stays as it is (Z1). */
export async function cancelRun(
  services: Services,
  principal: Principal,
  input: { id: string },
): Promise<{ requested: boolean }> {
  authorize(principal, 'runs:write');
  const run = await findRun(services, principal, input.id);
  const result = await requestCancel(services.db, { orgId: principal.orgId, runId: run.id, by: callerOf(principal) });
  if (result === 'unknown') throw new PatchbayError('not_found', `There is no run ${input.id}.`);
  return { requested: result === 'requested' };
}
