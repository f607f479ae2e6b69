import { randomUUID } from 'node:crypto';
import type { Tx } from '../../access.ts';
import { members, organizations } from '../../schema/organizations.ts';

/** Adds an organization with its first owner; null when the slug is taken. */
export async function addOrganization(
  tx: Tx,
  { name, slug, ownerId }: { name: string; slug: string; ownerId: string },
): Promise<string | null> {
  const id = randomUUID();
  const rows = await tx.insert(organizations).values({ id, name, slug }).onConflictDoNothing().returning();
  if (rows.length === 0) return null;
  await tx.insert(members).values({ id: randomUUID(), organizationId: id, userId: ownerId, role: 'owner' });
  return id;
}
