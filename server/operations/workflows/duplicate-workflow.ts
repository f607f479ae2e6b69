import { asOrg } from '#db/access.ts';
import { createWorkflow } from '#db/queries/workflows/create-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { hashGraph } from './check-graph.ts';
import { findWorkflow } from './find-workflow.ts';

/** Adds a copy of a workflow's draft under a free slug. */
export async function duplicateWorkflow(
  services: Services,
  principal: Principal,
  input: { workflow: string },
): Promise<{ id: string; slug: string }> {
  authorize(principal, 'workflows:write');
  const { graph } = await findWorkflow(services, principal, input.workflow);
  for (let copy = 2; copy < 100; copy++) {
    const next = { ...graph, name: `${graph.name} ${copy}`, slug: `${graph.slug.slice(0, 60)}_${copy}` };
    const created = await asOrg(services.db, principal.orgId, (tx) =>
      createWorkflow(tx, { orgId: principal.orgId, graph: next, hash: hashGraph(next), by: principal.userId }),
    );
    if (created !== null) return { id: created.id, slug: created.slug };
  }
  throw new PatchbayError('conflict', `There are too many copies of '${graph.slug}'. Rename some of them.`);
}
