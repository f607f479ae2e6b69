import type { Tx } from '#db/access.ts';
import { addAudit } from '#db/queries/audit/add-audit.ts';
import type { Json } from '#engine/json.ts';
import type { Principal } from './auth/principal.ts';

/** Records what a caller did, in the transaction that did it. */
export async function writeAudit(tx: Tx, principal: Principal, record: { action: string; target: string; data?: Json }): Promise<void> {
  const { orgId, kind, id, name } = principal;
  await addAudit(tx, { orgId, actor: { kind, id, name }, ...record });
}
