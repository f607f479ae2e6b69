import { asOrg } from '#db/access.ts';
import { type SavedViewRecord, listViews as select } from '#db/queries/saved-views/list-views.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';

/** The saved views of a list: one's own, and those that others share. */
export async function listViews(
  { db }: Pick<Services, 'db'>,
  principal: Principal,
  input: { list: string },
): Promise<SavedViewRecord[]> {
  authorize(principal, 'workflows:read');
  return await asOrg(db, principal.orgId, (tx) => select(tx, { ...input, userId: principal.userId }));
}
