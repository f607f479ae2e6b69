import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { JsonObject } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';
import { workflows } from '../../schema/workflows.ts';

/** Webhooks of other workflows at any of these paths. */
export async function findTakenPaths(
  tx: Tx,
  { workflowId, paths }: { workflowId: string; paths: string[] },
): Promise<{ slug: string; path: string; config: JsonObject }[]> {
  if (paths.length === 0) return [];
  return await tx
    .select({ slug: workflows.slug, path: triggers.address, config: triggers.config })
    .from(triggers)
    .innerJoin(workflows, eq(workflows.id, triggers.workflowId))
    .where(
      and(
        eq(triggers.kind, 'webhook'),
        inArray(triggers.address, paths),
        ne(triggers.workflowId, workflowId),
        isNotNull(triggers.version),
      ),
    );
}
