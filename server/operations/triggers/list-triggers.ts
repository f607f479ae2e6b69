import { asOrg } from '#db/access.ts';
import { listTriggers as selectTriggers, type TriggerRecord } from '#db/queries/triggers/list-triggers.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { Trigger } from '../../trpc/views.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { triggerView } from './trigger-view.ts';

/** What begins runs without a caller, in the organization or of one workflow. */
export async function listTriggers(
  services: Services,
  principal: Principal,
  input: { workflow?: string },
): Promise<Trigger[]> {
  authorize(principal, 'workflows:read');
  const workflow = input.workflow === undefined ? null : await findWorkflow(services, principal, input.workflow);
  const records = await asOrg(services.db, principal.orgId, (tx) =>
    selectTriggers(tx, workflow === null ? {} : { workflowId: workflow.id }),
  );
  return records.map((record) => triggerView(record, { origin: services.url, org: principal.orgSlug }));
}

/** One trigger of the caller's organization; `not_found` also for another's. */
export async function findTrigger(
  services: Pick<Services, 'db'>,
  principal: Principal,
  id: string,
): Promise<TriggerRecord> {
  const [found] = await asOrg(services.db, principal.orgId, (tx) => selectTriggers(tx, { id }));
  if (found === undefined)
    throw new PatchbayError('not_found', 'There is no such trigger. The workflow may have been published anew.');
  return found;
}
