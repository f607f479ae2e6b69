import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { listBreakers as query } from '#db/queries/breakers/breakers.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { BreakerView } from '../../trpc/views.ts';

/** The hosts that have failed lately, and which of them are left alone until when. */
export async function listBreakers({ db }: { db: Database }, principal: Principal): Promise<BreakerView[]> {
  authorize(principal, 'runs:read');
  const { orgId } = principal;
  const records = await asOrg(db, orgId, (tx) => query(tx, orgId));
  return records.map(({ openUntil, updatedAt, ...record }) => ({
    ...record,
    state: openUntil === null ? 'closed' : Date.parse(openUntil) > Date.now() ? 'open' : 'half_open',
    triesAt: openUntil,
    changedAt: updatedAt,
  }));
}
