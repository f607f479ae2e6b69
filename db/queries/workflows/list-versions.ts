import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { type PromotionDecision, promotions } from '../../schema/promotions.ts';
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
  /** The last time somebody asked for an approval of it; null when nobody had to. */
  promotion: PromotionRecord | null;
};

export type PromotionRecord = {
  state: 'proposed' | Exclude<PromotionDecision, 'direct'>;
  /** How many of a hundred calls it is to get. */
  percent: number;
  failedTests: number;
  askedBy: string;
  asker: string;
  decider: string | null;
  decidedAt: string | null;
  note: string;
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
  const asked = await promotionsOf(tx, workflowId);
  return rows.map(({ version, active, canary, share, by }) => ({
    version: version.version,
    hash: version.hash,
    note: version.note,
    publishedAt: iso(version.publishedAt),
    publishedBy: by ?? '',
    active: version.version === active,
    percent: percentOf(version.version, { active, canary, share: share ?? 0 }),
    promotion: asked.get(version.version) ?? null,
  }));
}

async function promotionsOf(tx: Tx, workflowId: string): Promise<Map<number, PromotionRecord>> {
  const rows = await tx
    .selectDistinctOn([promotions.version])
    .from(promotions)
    .where(and(eq(promotions.workflowId, workflowId), sql`${promotions.decision} is distinct from 'direct'`))
    .orderBy(promotions.version, desc(promotions.askedAt));
  return new Map(
    rows.flatMap(({ version, decision, percent, failedTests, askedBy, asker, decider, decidedAt, note }) =>
      decision === 'direct'
        ? []
        : [
            [
              version,
              {
                state: decision ?? ('proposed' as const),
                percent,
                failedTests,
                askedBy,
                asker: asker.name,
                decider: decider?.name ?? null,
                decidedAt: decidedAt && iso(decidedAt),
                note,
              },
            ] as const,
          ],
    ),
  );
}

function percentOf(version: number, of: { active: number | null; canary: number | null; share: number }): number {
  if (version === of.canary) return of.share;
  return version === of.active ? 100 - of.share : 0;
}
