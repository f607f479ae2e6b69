import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';

export type NewTrigger = { node: string; kind: TriggerKind; config: JsonObject; address: string; dueAt: Date | null };

/**
 * Makes these the triggers of a workflow's active version. One whose settings stay keeps its next time, its last run and
 * its pause.
 */
export async function replaceTriggers(
  tx: Tx,
  of: { orgId: string; workflowId: string; version: number; hash: string },
  specs: NewTrigger[],
): Promise<void> {
  const { orgId, workflowId, version, hash } = of;
  const nodes = specs.map(({ node }) => node);
  await tx
    .delete(triggers)
    .where(
      and(
        eq(triggers.workflowId, workflowId),
        isNotNull(triggers.version),
        ...(nodes.length > 0 ? [notInArray(triggers.node, nodes)] : []),
      ),
    );
  for (const spec of specs) {
    await tx
      .insert(triggers)
      .values({ orgId, workflowId, version, hash, ...spec })
      .onConflictDoUpdate({
        target: [triggers.workflowId, triggers.node],
        targetWhere: isNotNull(triggers.version),
        set: {
          version,
          hash,
          kind: spec.kind,
          config: spec.config,
          address: spec.address,
          dueAt: sql`case when ${triggers.config}::text = excluded.config::text and ${triggers.dueAt} is not null
            then ${triggers.dueAt} else excluded.due_at end`,
        },
      });
  }
}
