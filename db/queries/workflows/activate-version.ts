import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { versions, workflows } from '../../schema/workflows.ts';

/**
 * Makes an older or newer version the active one, which ends what was tried beside it; with `percent` only so many of a
 * hundred calls get it. False when the workflow has no such version.
 */
export async function activateVersion(
  tx: Tx,
  input: { workflowId: string; version: number; percent?: number },
): Promise<boolean> {
  const { workflowId, version, percent } = input;
  const known = await tx
    .select({ version: versions.version })
    .from(versions)
    .where(and(eq(versions.workflowId, workflowId), eq(versions.version, version)));
  if (known.length === 0) return false;
  const rows = await tx
    .update(workflows)
    .set(
      percent === undefined
        ? { activeVersion: version, canaryVersion: null, canaryPercent: null }
        : { canaryVersion: version, canaryPercent: percent },
    )
    .where(and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)))
    .returning({ id: workflows.id });
  return rows.length > 0;
}
