import { and, eq, isNull } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { drafts, workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';
import { isSlugTaken } from './is-slug-taken.ts';
import { previewOf } from './preview-of.ts';

export type SavedDraft =
  | { outcome: 'saved'; revision: number; hash: string; savedAt: string }
  /** Somebody else saved in between; `revision` is theirs. */
  | { outcome: 'stale'; revision: number }
  | { outcome: 'slug_taken' }
  | { outcome: 'unknown' };

export type DraftInput = {
  workflowId: string;
  /** The revision the change was made on. */
  revision: number;
  graph: Graph;
  hash: string;
  by: string | null;
};

/**
 * Replaces a draft when its revision is still the one given. The slug follows the draft until the first publication;
 * after that it is a public address and changes with the next publication only.
 */
export async function saveDraft(tx: Tx, { workflowId, revision, graph, hash, by }: DraftInput): Promise<SavedDraft> {
  const [row] = await tx
    .select({ revision: drafts.revision, slug: workflows.slug, activeVersion: workflows.activeVersion })
    .from(drafts)
    .innerJoin(workflows, eq(workflows.id, drafts.workflowId))
    .where(and(eq(drafts.workflowId, workflowId), isNull(workflows.deletedAt)))
    .for('update');
  if (row === undefined) return { outcome: 'unknown' };
  if (row.revision !== revision) return { outcome: 'stale', revision: row.revision };
  const savedAt = new Date();
  const slug = row.activeVersion === null ? graph.slug : row.slug;
  if (graph.slug !== row.slug && (await isSlugTaken(tx, graph.slug, workflowId))) return { outcome: 'slug_taken' };
  const preview = previewOf(graph);
  await tx
    .update(drafts)
    .set({ revision: revision + 1, graph, hash, preview, updatedAt: savedAt, updatedBy: by })
    .where(eq(drafts.workflowId, workflowId));
  const { name, kind, description } = graph;
  await tx
    .update(workflows)
    .set({ slug, name, kind, description, updatedAt: savedAt })
    .where(eq(workflows.id, workflowId));
  return { outcome: 'saved', revision: revision + 1, hash, savedAt: iso(savedAt) };
}
