import { asOrg, type Tx } from './access.ts';
import type { Database } from './connect.ts';

/** SQLSTATE of a deadlock, and of transactions that cannot be put in an order: doing it again helps. */
const transient = new Set(['40P01', '40001']);

/** As `asOrg`, and once more, at most four times, when the database gave the transaction up for the sake of another one. */
export async function asOrgRetrying<T>(db: Database, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asOrg(db, orgId, work);
    } catch (error) {
      if (attempt === 5 || !isTransient(error)) throw error;
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
