import { asOrg } from '#db/access.ts';
import { getWorkflow, type WorkflowRecord } from '#db/queries/workflows/get-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';

/** The caller's workflow by id or slug; `not_found` also for another organization's. */
export async function findWorkflow(
  services: Pick<Services, 'db'>,
  principal: Principal,
  idOrSlug: string,
): Promise<WorkflowRecord> {
  const found = await asOrg(services.db, principal.orgId, (tx) => getWorkflow(tx, idOrSlug));
  if (found === null) throw new PatchbayError('not_found', `There is no workflow '${idOrSlug}'.`);
  return found;
}
