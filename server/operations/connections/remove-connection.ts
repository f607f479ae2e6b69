import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { removeConnection as query } from '#db/queries/connections/remove-connection.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { tellSettingsChanged } from '../tell-settings-changed.ts';

/** Removes a connection with its secret; nodes that name it fail from then on. */
export async function removeConnection(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: { id: string },
): Promise<void> {
  authorize(principal, 'connections:write');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const name = await query(tx, input.id);
    if (name === null) throw new PatchbayError('not_found', `There is no connection '${input.id}'.`);
    await writeAudit(tx, { orgId, actor: principal, action: 'connection.removed', target: input.id, data: { name } });
  });
  await tellSettingsChanged(db, orgId);
}
