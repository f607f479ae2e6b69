import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { revokeInvitation as query } from '#db/queries/members/revoke-invitation.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';

/** Makes the link of an open invitation useless. */
export async function revokeInvitation(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: { id: string },
): Promise<void> {
  authorize(principal, 'members:write');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const email = await query(tx, input.id);
    if (email === null) throw new PatchbayError('not_found', `There is no open invitation '${input.id}'.`);
    await writeAudit(tx, { orgId, actor: principal, action: 'invitation.revoked', target: input.id, data: { email } });
  });
}
