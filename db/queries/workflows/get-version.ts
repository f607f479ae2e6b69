import { and, eq } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { graphs, versions } from '../../schema/workflows.ts';

/** The graph of one version; null when there is none. */
export async function getVersion(
  tx: Tx,
  key: { workflowId: string; version: number },
): Promise<{ graph: Graph; hash: string } | null> {
  const [row] = await tx
    .select({ graph: graphs.graph, hash: graphs.hash })
    .from(versions)
    .innerJoin(graphs, and(eq(graphs.orgId, versions.orgId), eq(graphs.hash, versions.hash)))
    .where(and(eq(versions.workflowId, key.workflowId), eq(versions.version, key.version)));
  return row ?? null;
}
