import { asOrg } from '#db/access.ts';
import { listOpenPromotions } from '#db/queries/promotions/list-open-promotions.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize, may } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { Promotion } from '../../trpc/views.ts';

/** Versions that wait for an approval, oldest first, and what the caller may do about each. */
export async function listPromotions(services: Pick<Services, 'db'>, principal: Principal): Promise<Promotion[]> {
  authorize(principal, 'workflows:read');
  const open = await asOrg(services.db, principal.orgId, (tx) => listOpenPromotions(tx));
  return open.map(({ askedBy, ...promotion }) => ({ ...promotion, ...rightsOn(principal, askedBy) }));
}

/** Whether the caller asked for it, and whether they may approve it. */
export function rightsOn(principal: Principal, askedBy: string): { isMine: boolean; mayApprove: boolean } {
  const isMine = askedBy === principal.userId;
  return { isMine, mayApprove: !isMine && may(principal, 'workflows:publish') };
}
