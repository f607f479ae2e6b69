import { asOrg } from '#db/access.ts';
import { listComments, type ThreadRecord } from '#db/queries/comments/list-comments.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';

/** What people say about the nodes of a workflow. */
export async function listThreads(
  services: Pick<Services, 'db'>,
  principal: Principal,
  workflow: string,
): Promise<ThreadRecord[]> {
  authorize(principal, 'workflows:read');
  const { id } = await findWorkflow(services, principal, workflow);
  return await asOrg(services.db, principal.orgId, (tx) => listComments(tx, id));
}
