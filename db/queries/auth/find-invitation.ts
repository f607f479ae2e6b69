import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { invitations, organizations } from '../../schema/organizations.ts';

export type FoundInvitation = {
  id: string;
  orgId: string;
  organization: string;
  orgSlug: string;
  email: string;
  role: string;
};

/** The open invitation behind the SHA-256 (hex) of a link's token; null when it was used, revoked or has expired. */
export async function findInvitation(tx: Tx, tokenHash: string): Promise<FoundInvitation | null> {
  const [row] = await tx
    .select({
      id: invitations.id,
      orgId: invitations.organizationId,
      organization: organizations.name,
      orgSlug: organizations.slug,
      email: invitations.email,
      role: invitations.role,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(
      and(
        eq(invitations.tokenHash, tokenHash),
        eq(invitations.status, 'pending'),
        gt(invitations.expiresAt, new Date()),
      ),
    );
  return row ?? null;
}
