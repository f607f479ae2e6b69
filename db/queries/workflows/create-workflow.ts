import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { drafts, workflows } from '../../schema/workflows.ts';
import { isSlugTaken } from './is-slug-taken.ts';
import { previewOf } from './preview-of.ts';

/** Adds a workflow with its first draft; null when the organization uses the slug already. */
export async function createWorkflow(
  tx: Tx,
  input: { orgId: string; graph: Graph; hash: string; by: string | null },
): Promise<{ id: string; slug: string; revision: number } | null> {
  const { orgId, graph, hash, by } = input;
  if (await isSlugTaken(tx, graph.slug, null)) return null;
  const [row] = await tx
    .insert(workflows)
    .values({ orgId, slug: graph.slug, name: graph.name, kind: graph.kind, description: graph.description })
    .onConflictDoNothing()
    .returning({ id: workflows.id });
  if (row === undefined) return null;
  await tx.insert(drafts).values({
    workflowId: row.id,
    orgId,
    revision: 1,
    graph,
    hash,
    preview: previewOf(graph),
    updatedBy: by,
  });
  return { id: row.id, slug: graph.slug, revision: 1 };
}
