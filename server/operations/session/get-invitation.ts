import { asAuth } from '#db/access.ts';
import { findInvitation } from '#db/queries/auth/find-invitation.ts';
import { PatchbayError } from '#engine/errors.ts';
import { hashToken } from '../../auth/hash-token.ts';
import { toRole } from '../../auth/to-role.ts';
import type { Role } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** What an invitation's link leads to, for the page that accepts it. */
export async function getInvitation(
  { db }: Pick<Deps, 'db'>,
  input: { token: string },
): Promise<{ organization: string; email: string; role: Role }> {
  const found = await asAuth(db, (tx) => findInvitation(tx, hashToken(input.token)));
  if (found === null) {
    throw new PatchbayError('gone', 'This invitation was used, withdrawn or has expired: ask for a new one.');
  }
  const { organization, email, role } = found;
  return { organization, email, role: toRole(role) };
}
