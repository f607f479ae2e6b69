import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { members } from '../../schema/organizations.ts';

/** Gives a member another role. */
export async function setMemberRole(tx: Tx, id: string, role: string): Promise<void> {
  await tx.update(members).set({ role }).where(eq(members.id, id));
}
