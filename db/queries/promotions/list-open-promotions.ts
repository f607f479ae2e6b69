import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { promotions } from '../../schema/promotions.ts';
import { versions, workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';

export type OpenPromotion = {
  workflow: { id: string; slug: string; name: string; active: number | null };
  version: number;
  percent: number;
  failedTests: number;
  /** What was noted when it was published. */
  note: string;
  askedBy: string;
  asker: string;
  askedAt: string;
};

/** What waits for an approval in the organization, oldest first. */
export async function listOpenPromotions(tx: Tx): Promise<OpenPromotion[]> {
  const rows = await tx
    .select({ promotion: promotions, workflow: workflows, note: versions.note })
    .from(promotions)
    .innerJoin(workflows, and(eq(workflows.id, promotions.workflowId), isNull(workflows.deletedAt)))
    .innerJoin(versions, and(eq(versions.workflowId, promotions.workflowId), eq(versions.version, promotions.version)))
    .where(isNull(promotions.decision))
    .orderBy(asc(promotions.askedAt))
    .limit(100);
  return rows.map(({ promotion, workflow, note }) => ({
    workflow: { id: workflow.id, slug: workflow.slug, name: workflow.name, active: workflow.activeVersion },
    version: promotion.version,
    percent: promotion.percent,
    failedTests: promotion.failedTests,
    note,
    askedBy: promotion.askedBy,
    asker: promotion.asker.name,
    askedAt: iso(promotion.askedAt),
  }));
}
