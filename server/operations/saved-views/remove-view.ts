import { asOrg } from '#db/access.ts';
import { isUuid } from '#db/queries/is-uuid.ts';
import { removeView as remove } from '#db/queries/saved-views/remove-view.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** Removes one's own saved view; `not_found` also for somebody else's. */
export async function removeView(
  { db }: Pick<Services, 'db'>,
  principal: Principal,
  { id }: { id: string },
): Promise<void> {
  authorize(principal, 'workflows:read');
  const { orgId, userId } = principal;
  const isGone = isUuid(id) && (await asOrg(db, orgId, (tx) => remove(tx, { id, userId })));
  if (!isGone) throw new PatchbayError('not_found', 'This view is gone, or it is not yours.');
}
