import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { invitations, members } from '../../schema/organizations.ts';
import type { FoundInvitation } from './find-invitation.ts';

/** Makes the person a member and uses the invitation up; false when somebody was faster. */
export async function acceptInvitation(tx: Tx, invitation: FoundInvitation, userId: string): Promise<boolean> {
  const used = await tx
    .update(invitations)
    .set({ status: 'accepted' })
    .where(and(eq(invitations.id, invitation.id), eq(invitations.status, 'pending')))
    .returning({ id: invitations.id });
  if (used.length === 0) return false;
  const { orgId: organizationId, role } = invitation;
  await tx.insert(members).values({ id: randomUUID(), organizationId, userId, role }).onConflictDoNothing();
  return true;
}
