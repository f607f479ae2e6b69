import { eq } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { users } from '../../schema/users.ts';

/** The account with this e-mail address; null when there is none. */
export async function findUser(db: Database, email: string): Promise<{ id: string; name: string } | null> {
  const rows = await asAuth(db, (tx) =>
    tx.select({ id: users.id, name: users.name }).from(users).where(eq(users.email, email.toLowerCase())),
  );
  return rows[0] ?? null;
}
