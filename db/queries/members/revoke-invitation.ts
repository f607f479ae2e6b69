import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { invitations } from '../../schema/organizations.ts';
import { isUuid } from '../is-uuid.ts';

/** Makes an open invitation's link useless; answers its address, null when there is none. */
export async function revokeInvitation(tx: Tx, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .update(invitations)
    .set({ status: 'revoked' })
    .where(and(eq(invitations.id, id), eq(invitations.status, 'pending')))
    .returning({ email: invitations.email });
  return row?.email ?? null;
}
