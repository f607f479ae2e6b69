import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { graphs } from '../../schema/workflows.ts';

/** Keeps a graph by its content hash, for versions and for runs of drafts; a known one costs nothing. */
export async function storeGraph(tx: Tx, input: { orgId: string; hash: string; graph: Graph }): Promise<void> {
  await tx.insert(graphs).values(input).onConflictDoNothing();
}
