import { setActiveOrganization } from '#db/queries/auth/set-active-organization.ts';
import { PatchbayError } from '#engine/errors.ts';
import { type SignedIn, tellKeysChanged } from '../../auth/auth.ts';
import type { Deps } from '../deps.ts';

/** Makes an organization the one that the person's session opens with. */
export async function switchOrganization(
  { db }: Pick<Deps, 'db'>,
  signedIn: SignedIn,
  input: { organizationId: string },
): Promise<void> {
  const { sessionId, userId, organizations } = signedIn;
  const known = organizations.find(({ id }) => id === input.organizationId);
  const isDone = known && (await setActiveOrganization(db, { sessionId, userId, orgId: known.id }));
  if (!isDone) throw new PatchbayError('not_found', `You belong to no organization '${input.organizationId}'.`);
  await tellKeysChanged(db, known.id);
}
