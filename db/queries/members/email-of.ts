import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { users } from '../../schema/users.ts';

/** The e-mail address of a member of the organization; null when there is no such member. */
export async function emailOf(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return row?.email ?? null;
}
