import { asOrg, type Tx } from './access.ts';
import type { Database } from './connect.ts';
import { isTransient } from './transient.ts';

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
