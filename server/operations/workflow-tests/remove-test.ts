import { asOrg } from '#db/access.ts';
import { removeTest as deleteTest } from '#db/queries/workflow-tests/remove-test.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';

/** Removes a test of a workflow. */
export async function removeTest(
  services: Services,
  principal: Principal,
  input: { workflow: string; id: string },
): Promise<void> {
  authorize(principal, 'workflows:write');
  const workflow = await findWorkflow(services, principal, input.workflow);
  const removed = await asOrg(services.db, principal.orgId, (tx) =>
    deleteTest(tx, { workflowId: workflow.id, id: input.id }),
  );
  if (removed === null) throw new PatchbayError('not_found', `'${workflow.slug}' has no test ${input.id}.`);
}
