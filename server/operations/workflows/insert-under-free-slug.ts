import { asOrg } from '#db/access.ts';
import { createWorkflow } from '#db/queries/workflows/create-workflow.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Services } from '../../services.ts';
import { hashGraph } from './check-graph.ts';

/** Adds a workflow under its own slug, or under the first numbered one that is free, counting from `first`. */
export async function insertUnderFreeSlug(
  services: Pick<Services, 'db'>,
  principal: Pick<Principal, 'orgId' | 'userId'>,
  graph: Graph,
  first: number,
): Promise<{ id: string; slug: string }> {
  for (let copy = first; copy < 100; copy++) {
    const next =
      copy === 1 ? graph : { ...graph, name: `${graph.name} ${copy}`, slug: `${graph.slug.slice(0, 60)}_${copy}` };
    const created = await asOrg(services.db, principal.orgId, (tx) =>
      createWorkflow(tx, { orgId: principal.orgId, graph: next, hash: hashGraph(next), by: principal.userId }),
    );
    if (created !== null) return { id: created.id, slug: created.slug };
  }
  throw new PatchbayError('conflict', `There are too many copies of '${graph.slug}'. Rename some of them.`);
}
