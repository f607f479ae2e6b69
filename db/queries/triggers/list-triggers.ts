import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';
import { workflows } from '../../schema/workflows.ts';
import { iso } from '../iso.ts';

export type TriggerRecord = {
  id: string;
  workflow: { id: string; slug: string; name: string };
  node: string;
  kind: TriggerKind;
  config: JsonObject;
  address: string;
  dueAt: string | null;
  pausedAt: string | null;
  lastAt: string | null;
  lastRunId: string | null;
};

/** What begins runs of active versions, by workflow; of one workflow or one trigger when asked. */
export async function listTriggers(tx: Tx, only: { workflowId?: string; id?: string } = {}): Promise<TriggerRecord[]> {
  const rows = await tx
    .select({ trigger: triggers, slug: workflows.slug, name: workflows.name })
    .from(triggers)
    .innerJoin(workflows, eq(workflows.id, triggers.workflowId))
    .where(
      and(
        isNotNull(triggers.version),
        ...(only.workflowId === undefined ? [] : [eq(triggers.workflowId, only.workflowId)]),
        ...(only.id === undefined ? [] : [eq(triggers.id, only.id)]),
      ),
    )
    .orderBy(asc(workflows.name), asc(triggers.node));
  return rows.map(({ trigger, slug, name }) => {
    const { id, workflowId, node, kind, config, address, dueAt, pausedAt, lastAt, lastRunId } = trigger;
    const moment = (at: Date | null) => (at === null ? null : iso(at));
    return {
      id,
      workflow: { id: workflowId, slug, name },
      node,
      kind,
      config,
      address,
      dueAt: moment(dueAt),
      pausedAt: moment(pausedAt),
      lastAt: moment(lastAt),
      lastRunId,
    };
  });
}
