import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { members } from '../../schema/organizations.ts';
import { users } from '../../schema/users.ts';
import { iso } from '../iso.ts';

export type MemberRecord = { id: string; userId: string; name: string; email: string; role: string; joinedAt: string };

/** The members of the organization, by name. */
export async function listMembers(tx: Tx): Promise<MemberRecord[]> {
  const rows = await tx
    .select({ member: members, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .orderBy(asc(users.name), members.id);
  return rows.map(({ member: { id, userId, role, createdAt }, name, email }) => ({
    id,
    userId,
    name,
    email,
    role,
    joinedAt: iso(createdAt),
  }));
}
