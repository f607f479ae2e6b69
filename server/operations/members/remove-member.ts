import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { findMember } from '#db/queries/members/find-member.ts';
import { removeMember as query } from '#db/queries/members/remove-member.ts';
import { PatchbayError } from '#engine/errors.ts';
import { tellKeysChanged } from '../../auth/auth.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { refuseUnlessOwner } from './refuse-unless-owner.ts';

/** Ends a membership, also one's own; the last owner stays. The member's keys stop within a second. */
export async function removeMember(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
  input: { id: string },
): Promise<void> {
  authorize(principal, 'members:read');
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const member = await findMember(tx, input.id);
    if (member === null) throw new PatchbayError('not_found', `There is no member '${input.id}'.`);
    const isLeaving = principal.kind === 'user' && member.userId === principal.userId;
    if (!isLeaving) {
      authorize(principal, 'members:write');
      refuseUnlessOwner(principal, [member.role]);
    }
    if (member.role === 'owner' && member.owners === 1) {
      throw new PatchbayError('conflict', 'The last owner cannot leave: make somebody else an owner first.');
    }
    await query(tx, member.id);
    const data = { role: member.role };
    await writeAudit(tx, { orgId, actor: principal, action: 'member.removed', target: member.userId, data });
  });
  await tellKeysChanged(db, orgId);
}
