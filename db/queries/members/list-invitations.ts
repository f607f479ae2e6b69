import { and, desc, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { invitations } from '../../schema/organizations.ts';
import { iso } from '../iso.ts';

export type InvitationRecord = { id: string; email: string; role: string; expiresAt: string };

/** The open invitations of the organization, newest first. */
export async function listInvitations(tx: Tx): Promise<InvitationRecord[]> {
  const rows = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.status, 'pending'), gt(invitations.expiresAt, new Date())))
    .orderBy(desc(invitations.createdAt), invitations.id);
  return rows.map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt: iso(expiresAt) }));
}
