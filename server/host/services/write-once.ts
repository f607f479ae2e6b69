import type { Tx } from '#db/access.ts';
import { asOrgRetrying } from '#db/as-org-retrying.ts';
import type { Database } from '#db/connect.ts';
import { once } from '#db/queries/effects/once.ts';
import type { ServiceCall } from '#engine/host/host.ts';
import type { Json } from '#engine/json.ts';

/**
 * Changes our own data for a node, in one transaction with the answer under the effect's idempotency key: a repeat after
 * a crash answers the same and changes nothing.
 */
export async function writeOnce(
  db: Database,
  { orgId, idempotencyKey: key }: Pick<ServiceCall, 'idempotencyKey'> & { orgId: string },
  work: (tx: Tx) => Promise<Json>,
): Promise<Json> {
  return await asOrgRetrying(db, orgId, (tx) => (key === null ? work(tx) : once(tx, { orgId, key }, () => work(tx))));
}
