import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from './find-workflow.ts';
import { insertUnderFreeSlug } from './insert-under-free-slug.ts';

/** Adds a copy of a workflow's draft under a free slug. */
export async function duplicateWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<{ id: string; slug: string }> {
  authorize(principal, 'workflows:write');
  const { graph } = await findWorkflow(services, principal, input.workflow);
  return insertUnderFreeSlug(services, principal, graph, 2);
}
