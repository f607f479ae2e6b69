import { asOrg, type Tx } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { once } from '#db/queries/effects/once.ts';
import type { ServiceCall } from '#engine/host/host.ts';
import type { Json } from '#engine/json.ts';

/** SQLSTATE of a deadlock and of two transactions that cannot be put in an order: doing it again helps. */
const transient = new Set(['40P01', '40001']);

/**
 * Changes our own data for a node, in one transaction with the answer under the effect's idempotency key: a repeat after
 * a crash answers the same and changes nothing.
 */
export async function writeOnce(
  db: Database,
  { orgId, idempotencyKey }: Pick<ServiceCall, 'idempotencyKey'> & { orgId: string },
  work: (tx: Tx) => Promise<Json>,
): Promise<Json> {
  const inTransaction = () =>
    asOrg(db, orgId, (tx) =>
      idempotencyKey === null ? work(tx) : once(tx, { orgId, key: idempotencyKey }, () => work(tx)),
    );
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction();
    } catch (error) {
      if (attempt === 3 || !isTransient(error)) throw error;
    }
  }
}

/** The database's own error stands in the cause of the query builder's. */
function isTransient(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && transient.has(at.code)) return true;
  }
  return false;
}
