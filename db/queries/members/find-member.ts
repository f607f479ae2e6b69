import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { members } from '../../schema/organizations.ts';
import { isUuid } from '../is-uuid.ts';

/** A membership with how many owners there are, locked until the transaction ends; null when there is none. */
export async function findMember(
  tx: Tx,
  id: string,
): Promise<{ id: string; userId: string; role: string; owners: number } | null> {
  if (!isUuid(id)) return null;
  // Locking every owner keeps two of them from leaving at once.
  const owners = await tx.select({ id: members.id }).from(members).where(eq(members.role, 'owner')).for('update');
  const [row] = await tx.select().from(members).where(eq(members.id, id)).for('update');
  return row === undefined ? null : { id, userId: row.userId, role: row.role, owners: owners.length };
}
