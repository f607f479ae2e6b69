import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { invitations } from '../../schema/organizations.ts';

export type NewInvitation = {
  orgId: string;
  email: string;
  role: string;
  /** SHA-256 of the link's token, hex. */
  tokenHash: string;
  expiresAt: Date;
  inviterId: string;
};

/** Adds an invitation in place of an open one for the same address; answers its id. */
export async function addInvitation(tx: Tx, { orgId, ...input }: NewInvitation): Promise<string> {
  const open = and(eq(invitations.email, input.email), eq(invitations.status, 'pending'));
  await tx.update(invitations).set({ status: 'revoked' }).where(open);
  const id = randomUUID();
  await tx.insert(invitations).values({ id, organizationId: orgId, ...input });
  return id;
}
