import { asOrg } from '#db/access.ts';
import type { Page } from '#db/queries/page.ts';
import { listWorkflows as selectWorkflows, type WorkflowSummaryRecord } from '#db/queries/workflows/list-workflows.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** The organization's workflows, the last changed first. */
export async function listWorkflows(
  services: Services,
  principal: Principal,
  input: { limit: number; cursor: string | null; search?: string },
): Promise<Page<WorkflowSummaryRecord>> {
  authorize(principal, 'workflows:read');
  return await asOrg(services.db, principal.orgId, (tx) => selectWorkflows(tx, input));
}
