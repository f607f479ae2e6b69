import { sql } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { users } from '../../schema/users.ts';
import { addOrganization } from './add-organization.ts';
import { addUser, type NewUser } from './add-user.ts';

export type FirstOwner = NewUser & { organization: { name: string; slug: string } };

/** Creates the first account and its organization, while there is no account at all; null when there is one. */
export async function createFirstOwner(
  db: Database,
  input: FirstOwner,
): Promise<{ userId: string; orgId: string } | null> {
  return await asAuth(db, async (tx) => {
    // Two requests at once must not both find an empty table.
    await tx.execute(sql`select pg_advisory_xact_lock(7262825)`);
    const known = await tx.select({ id: users.id }).from(users).limit(1);
    if (known.length > 0) return null;
    const userId = await addUser(tx, input);
    const orgId = await addOrganization(tx, { ...input.organization, ownerId: userId });
    return orgId === null ? null : { userId, orgId };
  });
}
