import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { drafts, versions, workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';
import { isSlugTaken } from './is-slug-taken.ts';
import { storeGraph } from './store-graph.ts';

export type Published =
  | { outcome: 'published'; version: number; hash: string; publishedAt: string; isActive: boolean }
  | { outcome: 'stale'; revision: number }
  | { outcome: 'slug_taken' }
  | { outcome: 'unknown' };

export type PublishInput = {
  orgId: string;
  workflowId: string;
  /** The revision that was checked. */
  revision: number;
  note: string;
  by: string | null;
  /** How many of a hundred calls get it instead of the active version; all when absent. */
  percent?: number;
};

/** Makes the draft of that revision the next version and, unless it is to be tried first, the active one. Publishing the active graph again adds none. */
export async function publishDraft(
  tx: Tx,
  { orgId, workflowId, revision, note, by, percent }: PublishInput,
): Promise<Published> {
  const [row] = await tx
    .select({ draft: drafts, activeVersion: workflows.activeVersion })
    .from(drafts)
    .innerJoin(workflows, eq(workflows.id, drafts.workflowId))
    .where(and(eq(drafts.workflowId, workflowId), isNull(workflows.deletedAt)))
    .for('update');
  if (row === undefined) return { outcome: 'unknown' };
  const { draft, activeVersion } = row;
  if (draft.revision !== revision) return { outcome: 'stale', revision: draft.revision };
  if (await isSlugTaken(tx, draft.graph.slug, workflowId)) return { outcome: 'slug_taken' };
  const active = activeVersion === null ? undefined : await find(tx, workflowId, activeVersion);
  if (active?.hash === draft.hash) return { outcome: 'published', ...active, isActive: true };
  await storeGraph(tx, { orgId, hash: draft.hash, graph: draft.graph });
  const [last] = await tx
    .select({ version: sql<number>`coalesce(max(${versions.version}), 0)::int` })
    .from(versions)
    .where(eq(versions.workflowId, workflowId));
  const version = (last?.version ?? 0) + 1;
  const publishedAt = new Date();
  const isActive = percent === undefined || activeVersion === null;
  await tx
    .insert(versions)
    .values({ workflowId, version, orgId, hash: draft.hash, note, publishedAt, publishedBy: by });
  await tx
    .update(workflows)
    .set({
      slug: draft.graph.slug,
      ...(isActive
        ? { activeVersion: version, canaryVersion: null, canaryPercent: null }
        : { canaryVersion: version, canaryPercent: percent }),
    })
    .where(eq(workflows.id, workflowId));
  return { outcome: 'published', version, hash: draft.hash, publishedAt: iso(publishedAt), isActive };
}

async function find(tx: Tx, workflowId: string, version: number) {
  const [row] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.workflowId, workflowId), eq(versions.version, version)));
  return row && { version, hash: row.hash, publishedAt: iso(row.publishedAt) };
}
