import { asc, eq } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { members, organizations } from '../../schema/organizations.ts';

export type Membership = { id: string; name: string; slug: string; role: string };

/** The organizations of a person with the role in each, oldest membership first. */
export async function listMemberships(db: Database, userId: string): Promise<Membership[]> {
  return await asAuth(db, (tx) =>
    tx
      .select({ id: organizations.id, name: organizations.name, slug: organizations.slug, role: members.role })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(eq(members.userId, userId))
      .orderBy(asc(members.createdAt), asc(members.id)),
  );
}
