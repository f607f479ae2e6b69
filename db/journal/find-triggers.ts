import type { TriggerKind } from '#engine/graph/schema.ts';
import type { Database } from '../connect.ts';
import { type TriggerRow, toTriggerRow, triggerColumns } from './trigger-row.ts';

/**
 * What an organization's event of that kind and address begins: the triggers of active versions that are not paused,
 * and those that listen for one event; these come first.
 */
export async function findTriggers(
  db: Database,
  { orgId, kind, address }: { orgId: string; kind: TriggerKind; address: string },
): Promise<TriggerRow[]> {
  const rows = await db.sql`
    select ${db.sql.unsafe(triggerColumns)} from triggers t join workflows w on w.id = t.workflow_id
    where t.org_id = ${orgId} and t.kind = ${kind} and t.address = ${address} and t.paused_at is null
      and (t.version is not null or (t.listening_until > clock_timestamp() and t.last_run_id is null))
    order by t.version nulls first, t.created_at, t.id`;
  return rows.map(toTriggerRow);
}

/** One trigger of an organization; null when there is none. */
export async function findTriggerById(
  db: Database,
  { orgId, id }: { orgId: string; id: string },
): Promise<TriggerRow | null> {
  const [row] = await db.sql`
    select ${db.sql.unsafe(triggerColumns)} from triggers t join workflows w on w.id = t.workflow_id
    where t.org_id = ${orgId} and t.id = ${id}`;
  return row === undefined ? null : toTriggerRow(row);
}
