import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { drafts, versions, workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';
import { findOpenPromotion } from '../promotions/find-open-promotion.ts';
import { isSlugTaken } from './is-slug-taken.ts';
import { storeGraph } from './store-graph.ts';

type StoredVersion = {
  outcome: 'stored';
  version: number;
  hash: string;
  publishedAt: string;
  /** The version that callers get now, null when there is none. */
  active: number | null;
};

export type Stored = StoredVersion | { outcome: 'stale'; revision: number } | { outcome: 'slug_taken' | 'unknown' };

export type StoreInput = {
  orgId: string;
  workflowId: string;
  /** The revision that was checked. */
  revision: number;
  note: string;
  by: string | null;
  /** What the draft comes to once the workflows it calls by address are pinned, with those; absent when it calls none. */
  pinned?: { graph: Graph; hash: string; found: { graph: Graph; hash: string }[] };
};

/** Keeps the draft of that revision as the next version. The active graph, or one that waits for an approval, adds none. */
export async function storeVersion(tx: Tx, input: StoreInput): Promise<Stored> {
  const { orgId, workflowId, revision, note, by, pinned } = input;
  const [row] = await tx
    .select({ draft: drafts, active: workflows.activeVersion })
    .from(drafts)
    .innerJoin(workflows, eq(workflows.id, drafts.workflowId))
    .where(and(eq(drafts.workflowId, workflowId), isNull(workflows.deletedAt)))
    .for('update');
  if (row === undefined) return { outcome: 'unknown' };
  const { draft, active } = row;
  if (draft.revision !== revision) return { outcome: 'stale', revision: draft.revision };
  if (await isSlugTaken(tx, draft.graph.slug, workflowId)) return { outcome: 'slug_taken' };
  const { graph, hash } = pinned ?? draft;
  const waiting = await findOpenPromotion(tx, workflowId);
  for (const version of [active, waiting?.version]) {
    const known = typeof version === 'number' ? await find(tx, workflowId, version) : undefined;
    if (known?.hash === hash) return { outcome: 'stored', ...known, active };
  }
  for (const stored of [...(pinned?.found ?? []), { hash, graph }]) await storeGraph(tx, { orgId, ...stored });
  const [last] = await tx
    .select({ version: versions.version })
    .from(versions)
    .where(eq(versions.workflowId, workflowId))
    .orderBy(desc(versions.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  const publishedAt = new Date();
  await tx.insert(versions).values({
    workflowId,
    version,
    orgId,
    hash,
    note,
    publishedAt,
    publishedBy: by,
    ...(pinned && { draftHash: draft.hash }),
  });
  return { outcome: 'stored', version, hash, publishedAt: iso(publishedAt), active };
}

async function find(tx: Tx, workflowId: string, version: number) {
  const [row] = await tx
    .select()
    .from(versions)
    .where(and(eq(versions.workflowId, workflowId), eq(versions.version, version)));
  return row && { version, hash: row.hash, publishedAt: iso(row.publishedAt) };
}
