import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { listMemberships } from '#db/queries/auth/list-memberships.ts';
import { findMember } from '#db/queries/members/find-member.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Deps } from '../deps.ts';
import { refuseUnlessOwner } from './refuse-unless-owner.ts';

/**
 * A link with which a member sets a new password within an hour, for an owner to hand over where mail is not set up.
 * Only for members of this organization alone: an account that also belongs elsewhere is not this owner's to open.
 */
export async function createResetLink(
  { db, auth, url }: Pick<Deps, 'db' | 'auth' | 'url'>,
  principal: Principal,
  input: { id: string },
): Promise<{ link: string }> {
  authorize(principal, 'members:write');
  const { orgId } = principal;
  const member = await asOrg(db, orgId, (tx) => findMember(tx, input.id));
  if (member === null) throw new PatchbayError('not_found', `There is no member '${input.id}'.`);
  refuseUnlessOwner(principal, ['owner']);
  if ((await listMemberships(db, member.userId)).length > 1) {
    throw new PatchbayError('forbidden', 'This person belongs to other organizations too and must reset by e-mail.');
  }
  const token = await auth.createResetToken(member.userId);
  await asOrg(db, orgId, (tx) =>
    writeAudit(tx, { orgId, actor: principal, action: 'member.reset_link_made', target: member.userId }),
  );
  return { link: `${url}/reset-password?token=${token}` };
}
