import { asOrg } from '#db/access.ts';
import { listVariables as query } from '#db/queries/variables/list-variables.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Variable } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** The organization's environment variables by name. */
export async function listVariables({ db }: Pick<Deps, 'db'>, principal: Principal): Promise<Variable[]> {
  authorize(principal, 'variables:read');
  return await asOrg(db, principal.orgId, (tx) => query(tx, principal.orgId));
}
