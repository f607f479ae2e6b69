import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { findMember } from '#db/queries/members/find-member.ts';
import { setMemberRole as query } from '#db/queries/members/set-member-role.ts';
import { PatchbayError } from '#engine/errors.ts';
import { tellKeysChanged } from '../../auth/auth.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { roleSchema } from '../../auth/to-role.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { refuseUnlessOwner } from './refuse-unless-owner.ts';

const schema = z.strictObject({ id: z.string(), role: roleSchema });

/** Gives a member another role; the last owner keeps the role. Keys of the member follow at once. */
export async function setMemberRole({ db }: Pick<Deps, 'db'>, principal: Principal, input: unknown): Promise<void> {
  authorize(principal, 'members:write');
  const { id, role } = parseInput(schema, input);
  const { orgId } = principal;
  await asOrg(db, orgId, async (tx) => {
    const member = await findMember(tx, id);
    if (member === null) throw new PatchbayError('not_found', `There is no member '${id}'.`);
    refuseUnlessOwner(principal, [member.role, role]);
    if (member.role === 'owner' && role !== 'owner' && member.owners === 1) {
      throw new PatchbayError('conflict', 'The last owner keeps the role: make somebody else an owner first.');
    }
    await query(tx, id, role);
    const data = { from: member.role, to: role };
    await writeAudit(tx, { orgId, actor: principal, action: 'member.role_set', target: member.userId, data });
  });
  await tellKeysChanged(db, orgId);
}
