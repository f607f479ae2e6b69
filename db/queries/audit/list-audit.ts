import { desc } from 'drizzle-orm';
import type { Json } from '#engine/json.ts';
import type { Tx } from '../../access.ts';
import { audit } from '../../schema/audit.ts';
import { iso } from '../iso.ts';

export type AuditRecord = {
  at: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  target: string;
  data: Json | null;
};

/** The last lines of the organization's audit, newest first. */
export async function listAudit(tx: Tx, limit: number): Promise<AuditRecord[]> {
  const rows = await tx.select().from(audit).orderBy(desc(audit.id)).limit(limit);
  return rows.map(({ at, actor, action, target, data }) => ({ at: iso(at), actor, action, target, data }));
}
