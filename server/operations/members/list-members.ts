import { asOrg } from '#db/access.ts';
import { listInvitations } from '#db/queries/members/list-invitations.ts';
import { listMembers as query } from '#db/queries/members/list-members.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize, may } from '../../auth/roles.ts';
import { toRole } from '../../auth/to-role.ts';
import type { Invitation, Member } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** The members of the organization and, for those who may invite, the open invitations. Links are shown once only. */
export async function listMembers(
  { db }: Pick<Deps, 'db'>,
  principal: Principal,
): Promise<{ members: Member[]; invitations: Invitation[] }> {
  authorize(principal, 'members:read');
  const showInvitations = may(principal, 'members:write');
  return await asOrg(db, principal.orgId, async (tx) => {
    const members = (await query(tx)).map((row) => ({ ...row, role: toRole(row.role) }));
    const open = showInvitations ? await listInvitations(tx) : [];
    return { members, invitations: open.map((row) => ({ ...row, role: toRole(row.role), link: null })) };
  });
}
