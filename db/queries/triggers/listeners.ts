import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { triggers } from '../../schema/triggers.ts';
import type { NewTrigger } from './replace-triggers.ts';

/** Listens for one event at a node of a draft until then, instead of whoever listened there before. Answers its id. */
export async function addListener(
  tx: Tx,
  of: { orgId: string; workflowId: string; hash: string; until: Date },
  spec: NewTrigger,
): Promise<string> {
  const { orgId, workflowId, hash, until } = of;
  await removeListener(tx, { workflowId, node: spec.node });
  const [row] = await tx
    .insert(triggers)
    .values({ orgId, workflowId, hash, version: null, listeningUntil: until, ...spec })
    .returning({ id: triggers.id });
  if (row === undefined) throw new Error('the listener was not written');
  return row.id;
}

/** Listens no more. */
export async function removeListener(tx: Tx, place: { workflowId: string; node: string }): Promise<void> {
  await tx
    .delete(triggers)
    .where(and(eq(triggers.workflowId, place.workflowId), eq(triggers.node, place.node), isNull(triggers.version)));
}

/** What a listener has heard: its run, if any, and until when it listens; null when it listens no more. */
export async function getListener(
  tx: Tx,
  id: string,
): Promise<{ workflowId: string; node: string; runId: string | null; until: Date } | null> {
  const [row] = await tx
    .select()
    .from(triggers)
    .where(and(eq(triggers.id, id), isNull(triggers.version)));
  if (row === undefined || row.listeningUntil === null) return null;
  const { workflowId, node, lastRunId, listeningUntil } = row;
  return { workflowId, node, runId: lastRunId, until: listeningUntil };
}
