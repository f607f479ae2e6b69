import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';

/** Throws `forbidden` when somebody who is no owner touches an owner or makes one. */
export function refuseUnlessOwner(principal: Principal, roles: string[]): void {
  if (principal.role === 'owner' || !roles.includes('owner')) return;
  throw new PatchbayError('forbidden', 'Only an owner may make, change or remove an owner. Ask one of them.');
}
