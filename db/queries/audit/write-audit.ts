import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { audit } from '../../schema/audit.ts';

export type AuditEntry = {
  orgId: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  target: string;
  data?: Json;
};

/** Adds a line that nobody can change; in the same transaction as what it tells. */
export async function writeAudit(tx: Tx, { orgId, actor, action, target, data }: AuditEntry): Promise<void> {
  const { kind, id, name } = actor;
  await tx.insert(audit).values({ orgId, actor: { kind, id, name }, action, target, data: data ?? null });
}
