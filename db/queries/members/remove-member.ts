import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { members } from '../../schema/organizations.ts';

/** Ends a membership; the account stays, its keys for this organization stop working. */
export async function removeMember(tx: Tx, id: string): Promise<void> {
  await tx.delete(members).where(eq(members.id, id));
}
