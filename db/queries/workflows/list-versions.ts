import { desc, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { users } from '../../schema/users.ts';
import { versions, workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';

export type VersionRecord = {
  version: number;
  hash: string;
  note: string;
  publishedAt: string;
  /** Name of the person, empty when it is no member any more. */
  publishedBy: string;
  active: boolean;
  /** How many of a hundred calls get it. */
  percent: number;
};

/** The versions of a workflow, newest first. */
export async function listVersions(tx: Tx, workflowId: string): Promise<VersionRecord[]> {
  const rows = await tx
    .select({
      version: versions,
      active: workflows.activeVersion,
      canary: workflows.canaryVersion,
      share: workflows.canaryPercent,
      by: users.name,
    })
    .from(versions)
    .innerJoin(workflows, eq(workflows.id, versions.workflowId))
    .leftJoin(users, eq(users.id, versions.publishedBy))
    .where(eq(versions.workflowId, workflowId))
    .orderBy(desc(versions.version));
  return rows.map(({ version, active, canary, share, by }) => ({
    version: version.version,
    hash: version.hash,
    note: version.note,
    publishedAt: iso(version.publishedAt),
    publishedBy: by ?? '',
    active: version.version === active,
    percent: percentOf(version.version, { active, canary, share: share ?? 0 }),
  }));
}

function percentOf(version: number, of: { active: number | null; canary: number | null; share: number }): number {
  if (version === of.canary) return of.share;
  return version === of.active ? 100 - of.share : 0;
}
