import { and, eq, isNull } from 'drizzle-orm';
import type { Graph } from '#engine/graph/schema.ts';
import type { Tx } from '../../access.ts';
import { users } from '../../schema/users.ts';
import { drafts, versions, workflows } from '../../schema/workflows.ts';
import { isUuid } from '../is-uuid.ts';
import { iso } from '../iso.ts';

export type WorkflowRecord = {
  id: string;
  slug: string;
  revision: number;
  graph: Graph;
  hash: string;
  /** `hash` is that of the draft it was made of. */
  published: { version: number; publishedAt: string; hash: string } | null;
  createdAt: string;
  updatedAt: string;
  /** Name of the person who saved the draft last, empty when nobody is known. */
  updatedBy: string;
};

/** A workflow with its draft, by id or slug; null when the organization has none. */
export async function getWorkflow(tx: Tx, idOrSlug: string): Promise<WorkflowRecord | null> {
  const key = isUuid(idOrSlug) ? eq(workflows.id, idOrSlug) : eq(workflows.slug, idOrSlug);
  const [row] = await tx
    .select({ workflow: workflows, draft: drafts, version: versions, by: users.name })
    .from(workflows)
    .innerJoin(drafts, eq(drafts.workflowId, workflows.id))
    .leftJoin(versions, and(eq(versions.workflowId, workflows.id), eq(versions.version, workflows.activeVersion)))
    .leftJoin(users, eq(users.id, drafts.updatedBy))
    .where(and(key, isNull(workflows.deletedAt)));
  if (row === undefined) return null;
  const { workflow, draft, version, by } = row;
  return {
    id: workflow.id,
    slug: workflow.slug,
    revision: draft.revision,
    graph: draft.graph,
    hash: draft.hash,
    published: version && {
      version: version.version,
      publishedAt: iso(version.publishedAt),
      hash: version.draftHash ?? version.hash,
    },
    createdAt: iso(workflow.createdAt),
    updatedAt: iso(draft.updatedAt),
    updatedBy: by ?? '',
  };
}
