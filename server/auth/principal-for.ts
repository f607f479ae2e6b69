import type { SignedIn } from './auth.ts';
import type { Principal } from './principal.ts';

/** A signed-in person as part of an organization, by its slug or (null) the active one; null when not a member. */
export function principalFor(signedIn: SignedIn, slug: string | null): Principal | null {
  const { userId, name, email, activeOrgId, organizations } = signedIn;
  const organization = organizations.find((one) => (slug === null ? one.id === activeOrgId : one.slug === slug));
  if (organization === undefined) return null;
  const { id: orgId, slug: orgSlug, role } = organization;
  return { kind: 'user', id: userId, name: name || email, userId, orgId, orgSlug, role, scopes: ['*'] };
}
