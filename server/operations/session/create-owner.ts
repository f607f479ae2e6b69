import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { createFirstOwner } from '#db/queries/auth/create-first-owner.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { newPassword, personName } from './account-input.ts';

const schema = z.strictObject({
  name: personName,
  email: z.email('must be an e-mail address').max(200),
  password: newPassword,
  organization: z.string().trim().min(1, 'must not be empty').max(100),
});

/** The first-run page: creates the owner and the organization `default`. Works only while there is no account. */
export async function createOwner(
  { db, auth }: Pick<Deps, 'db' | 'auth'>,
  input: unknown,
): Promise<{ userId: string; orgId: string; orgSlug: string }> {
  const { name, email, password, organization } = parseInput(schema, input);
  const passwordHash = await auth.hashPassword(password);
  const created = await createFirstOwner(db, {
    name,
    email,
    passwordHash,
    organization: { name: organization, slug: 'default' },
  });
  if (created === null) {
    throw new PatchbayError('conflict', 'There is an account already: sign in, or ask an owner for an invitation.');
  }
  const { userId, orgId } = created;
  const actor = { kind: 'user', id: userId, name };
  await asOrg(db, orgId, (tx) => writeAudit(tx, { orgId, actor, action: 'organization.created', target: orgId }));
  return { ...created, orgSlug: 'default' };
}
