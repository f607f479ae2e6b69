import { asOrg } from '#db/access.ts';
import { listTests as selectTests } from '#db/queries/workflow-tests/list-tests.ts';
import type { TestRecord } from '#db/queries/workflow-tests/test-record.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';

/** The tests of a workflow, oldest first. */
export async function listTests(services: Services, principal: Principal, workflowName: string): Promise<TestRecord[]> {
  authorize(principal, 'workflows:read');
  const { id } = await findWorkflow(services, principal, workflowName);
  const tests = await asOrg(services.db, principal.orgId, (tx) => selectTests(tx, id));
  return tests.map(({ fixture: _, ...test }) => test);
}
