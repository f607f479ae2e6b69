import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { graphs, versions, workflows } from '../../schema/workflows.ts';
import { selectTools, type ToolRecord } from './select-tools.ts';

/** One version of a published workflow by its slug, the active one or not; null when there is none. */
export async function getToolAt(tx: Tx, slug: string, version: number): Promise<ToolRecord | null> {
  const [row] = await tx
    .select({ workflowId: workflows.id, slug: workflows.slug, hash: graphs.hash, graph: graphs.graph })
    .from(workflows)
    .innerJoin(versions, and(eq(versions.workflowId, workflows.id), eq(versions.version, version)))
    .innerJoin(graphs, and(eq(graphs.orgId, versions.orgId), eq(graphs.hash, versions.hash)))
    .where(and(eq(workflows.slug, slug), isNull(workflows.deletedAt), isNotNull(workflows.activeVersion)));
  return row === undefined ? null : { ...row, version, canary: null };
}

/** One published workflow by its slug; null when there is none. */
export async function getTool(tx: Tx, slug: string): Promise<ToolRecord | null> {
  const [row] = await selectTools(tx).where(and(eq(workflows.slug, slug), isNull(workflows.deletedAt)));
  return row ?? null;
}
