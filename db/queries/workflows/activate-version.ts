import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { versions, workflows } from '../../schema/workflows.ts';
import { isSlugTaken } from './is-slug-taken.ts';

type Input = {
  workflowId: string;
  version: number;
  /** The slug of that version's graph. */
  slug: string;
  /** How many of a hundred calls get it; all when absent. */
  percent?: number;
};

/**
 * Makes an older or newer version the active one, which ends what was tried beside it; with `percent` only so many of a
 * hundred calls get it. A newer one brings its slug; going back changes no address. `unknown` when there is no such
 * version.
 */
export async function activateVersion(
  tx: Tx,
  { workflowId, version, slug, percent }: Input,
): Promise<'done' | 'slug_taken' | 'unknown'> {
  const [row] = await tx
    .select({ active: workflows.activeVersion })
    .from(workflows)
    .innerJoin(versions, and(eq(versions.workflowId, workflows.id), eq(versions.version, version)))
    .where(and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)))
    .for('update', { of: workflows });
  if (row === undefined) return 'unknown';
  const isNewer = row.active === null || version > row.active;
  if (isNewer && (await isSlugTaken(tx, slug, workflowId))) return 'slug_taken';
  await tx
    .update(workflows)
    .set({
      ...(isNewer && { slug }),
      ...(percent === undefined
        ? { activeVersion: version, canaryVersion: null, canaryPercent: null }
        : { canaryVersion: version, canaryPercent: percent }),
    })
    .where(eq(workflows.id, workflowId));
  return 'done';
}
