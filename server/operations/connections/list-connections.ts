import { asOrg } from '#db/access.ts';
import { listConnections as query } from '#db/queries/connections/list-connections.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Connection } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** The organization's connections by name; their secrets never leave the server. */
export async function listConnections({ db }: Pick<Deps, 'db'>, principal: Principal): Promise<Connection[]> {
  authorize(principal, 'connections:read');
  return await asOrg(db, principal.orgId, query);
}
