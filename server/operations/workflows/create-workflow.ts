import { asOrg } from '#db/access.ts';
import { createWorkflow as insertWorkflow } from '#db/queries/workflows/create-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { diagnoseGraph, hashGraph, requireGraph } from './check-graph.ts';

/** Adds a workflow with this graph as its draft; a graph with errors is kept and its findings are told. */
export async function createWorkflow(
  services: Services,
  principal: Principal,
  input: { graph: unknown },
): Promise<{ id: string; slug: string; revision: number; diagnostics: Diagnostic[] }> {
  authorize(principal, 'workflows:write');
  const graph = requireGraph(input.graph);
  const created = await asOrg(services.db, principal.orgId, (tx) =>
    insertWorkflow(tx, { orgId: principal.orgId, graph, hash: hashGraph(graph), by: principal.userId }),
  );
  if (created === null)
    throw new PatchbayError(
      'conflict',
      `The slug '${graph.slug}' is taken by another workflow. Choose another one, or change that workflow.`,
    );
  return { ...created, diagnostics: diagnoseGraph(services, graph) };
}
