import { z } from 'zod';
import { asAuth, asOrg } from '#db/access.ts';
import { writeAudit } from '#db/queries/audit/write-audit.ts';
import { acceptInvitation as accept } from '#db/queries/auth/accept-invitation.ts';
import { addUser } from '#db/queries/auth/add-user.ts';
import { findInvitation } from '#db/queries/auth/find-invitation.ts';
import { findUser } from '#db/queries/auth/find-user.ts';
import { PatchbayError } from '#engine/errors.ts';
import { type SignedIn, tellKeysChanged } from '../../auth/auth.ts';
import { hashToken } from '../../auth/hash-token.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { newPassword, personName } from './account-input.ts';
import { getInvitation } from './get-invitation.ts';

const schema = z.strictObject({
  token: z.string().min(1).max(200),
  name: personName.optional(),
  password: newPassword.optional(),
});

/**
 * Uses an invitation up. Who has an account already must be signed in with it; everybody else gives a name and a
 * password, and the account is made for the address that was invited.
 */
export async function acceptInvitation(
  { db, auth }: Pick<Deps, 'db' | 'auth'>,
  signedIn: SignedIn | null,
  input: unknown,
): Promise<{ email: string; orgSlug: string }> {
  const { token, name, password } = parseInput(schema, input);
  const { email } = await getInvitation({ db }, { token });
  const known = await findUser(db, email);
  if (known !== null && signedIn?.userId !== known.id) {
    throw new PatchbayError('unauthenticated', `${email} has an account: sign in with it, then open this link again.`);
  }
  const account = known === null ? await newAccount(auth, name, password) : null;
  const joined = await asAuth(db, async (tx) => {
    const invitation = await findInvitation(tx, hashToken(token));
    if (invitation === null) return null;
    const userId = known?.id ?? (account && (await addUser(tx, { email, ...account })));
    if (!userId || !(await accept(tx, invitation, userId))) return null;
    return { invitation, userId };
  });
  if (joined === null) throw new PatchbayError('gone', 'This invitation was used in the meantime: sign in.');
  const { invitation, userId } = joined;
  const { orgId, role, orgSlug } = invitation;
  const actor = { kind: 'user', id: userId, name: account?.name ?? known?.name ?? email };
  await asOrg(db, orgId, (tx) =>
    writeAudit(tx, { orgId, actor, action: 'member.joined', target: userId, data: { role } }),
  );
  await tellKeysChanged(db, orgId);
  return { email, orgSlug };
}

async function newAccount(auth: Deps['auth'], name: string | undefined, password: string | undefined) {
  if (name === undefined || password === undefined) {
    throw new PatchbayError('invalid_input', 'A name and a password are needed to make the account.');
  }
  return { name, passwordHash: await auth.hashPassword(password) };
}
