import type { WorkflowRecord } from '#db/queries/workflows/get-workflow.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from './find-workflow.ts';

/** A workflow with its draft, by id or slug. */
export async function getWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<WorkflowRecord> {
  authorize(principal, 'workflows:read');
  return await findWorkflow(services, principal, input.workflow);
}
