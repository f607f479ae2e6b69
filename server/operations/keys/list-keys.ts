import { asOrg } from '#db/access.ts';
import { listKeys as query } from '#db/queries/keys/list-keys.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { ApiKey } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** The organization's API keys that work, newest first, without their values. */
export async function listKeys({ db }: Pick<Deps, 'db'>, principal: Principal): Promise<ApiKey[]> {
  authorize(principal, 'keys:read');
  return await asOrg(db, principal.orgId, query);
}
