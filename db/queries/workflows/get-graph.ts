import { and, eq } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Engine, Tx } from '../../access.ts';
import { graphs } from '../../schema/workflows.ts';

/** A stored graph by its hash; null when the organization has none. */
export async function getGraph(on: Tx | Engine, key: { orgId: string; hash: string }): Promise<Graph | null> {
  const rows = await on
    .select({ graph: graphs.graph })
    .from(graphs)
    .where(and(eq(graphs.orgId, key.orgId), eq(graphs.hash, key.hash)));
  return rows[0]?.graph ?? null;
}
