import { and, eq, sql } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { graphs, versions, workflows } from '../../schema/workflows.ts';

/** A published workflow as the doors see it. */
export type ToolRecord = {
  workflowId: string;
  slug: string;
  version: number;
  hash: string;
  graph: Graph;
  canary: Canary | null;
};

/** A version that some calls get instead of the active one, and how many of a hundred. */
export type Canary = { version: number; percent: number };

/** The active versions of workflows with their graphs, to be narrowed. */
export function selectTools(tx: Tx) {
  return tx
    .select({
      workflowId: workflows.id,
      slug: workflows.slug,
      version: versions.version,
      hash: graphs.hash,
      graph: graphs.graph,
      canary: sql<Canary | null>`case when ${workflows.canaryPercent} is not null
        then json_build_object('version', ${workflows.canaryVersion}, 'percent', ${workflows.canaryPercent}) end`,
    })
    .from(workflows)
    .innerJoin(versions, and(eq(versions.workflowId, workflows.id), eq(versions.version, workflows.activeVersion)))
    .innerJoin(graphs, and(eq(graphs.orgId, versions.orgId), eq(graphs.hash, versions.hash)));
}
