import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { audit } from '../../schema/audit.ts';

export type AuditRecord = {
  orgId: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  target: string;
  data?: Json;
};

/** Records who did what, in the transaction that did it. */
export async function addAudit(tx: Tx, record: AuditRecord): Promise<void> {
  await tx.insert(audit).values({ ...record, data: record.data ?? null });
}
