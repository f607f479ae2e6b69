import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { addInvitation } from '#db/queries/members/add-invitation.ts';
import { listMembers } from '#db/queries/members/list-members.ts';
import { PatchbayError } from '#engine/errors.ts';
import { hashToken, newToken } from '../../auth/hash-token.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { roleSchema } from '../../auth/to-role.ts';
import type { Invitation } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { refuseUnlessOwner } from './refuse-unless-owner.ts';

const validForMs = 7 * 86_400_000;
const schema = z.strictObject({ email: z.email('must be an e-mail address').max(200), role: roleSchema });

/**
 * Invites a person for seven days, in place of an earlier invitation. With mail the link is sent, and `link` is null;
 * without, `link` is for the inviter to hand over.
 */
export async function inviteMember(
  { db, mailer, url }: Pick<Deps, 'db' | 'mailer' | 'url'>,
  principal: Principal,
  input: unknown,
): Promise<Invitation> {
  authorize(principal, 'members:write');
  const parsed = parseInput(schema, input);
  const { role } = parsed;
  const email = parsed.email.toLowerCase();
  refuseUnlessOwner(principal, [role]);
  const { orgId, userId: inviterId } = principal;
  const token = newToken();
  const expiresAt = new Date(Date.now() + validForMs);
  const id = await asOrg(db, orgId, async (tx) => {
    if ((await listMembers(tx)).some((member) => member.email === email)) {
      throw new PatchbayError('conflict', `${email} is a member already: change the role instead.`);
    }
    const added = await addInvitation(tx, { orgId, email, role, tokenHash: hashToken(token), expiresAt, inviterId });
    await writeAudit(tx, { orgId, actor: principal, action: 'member.invited', target: added, data: { email, role } });
    return added;
  });
  const link = `${url}/invite/${token}`;
  await mailer?.send({
    to: email,
    subject: `${principal.name} invites you to Patchbay`,
    text: `${principal.name} invites you to work with Patchbay. To accept, open this link within seven days:\n\n${link}\n`,
  });
  return { id, email, role, expiresAt: expiresAt.toISOString(), link: mailer === null ? link : null };
}
