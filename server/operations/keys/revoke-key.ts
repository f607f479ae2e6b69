import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { revokeKey as query } from '#db/queries/keys/revoke-key.ts';
import { PatchbayError } from '#engine/errors.ts';
import { tellKeysChanged } from '../../auth/auth.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';

/** Revokes an API key for ever; it stops in every process within a second. */
export async function revokeKey({ db }: Pick<Deps, 'db'>, principal: Principal, input: { id: string }): Promise<void> {
  authorize(principal, 'keys:write');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const name = await query(tx, input.id);
    if (name === null) throw new PatchbayError('not_found', `There is no API key '${input.id}' that still works.`);
    await writeAudit(tx, { orgId, actor: principal, action: 'key.revoked', target: input.id, data: { name } });
  });
  await tellKeysChanged(db, orgId);
}
