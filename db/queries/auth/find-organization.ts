import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { organizations } from '../../schema/organizations.ts';

/** The id of the organization with that slug, which public addresses carry; null when there is none. */
export async function findOrganization(tx: Tx, slug: string): Promise<string | null> {
  const [row] = await tx.select({ id: organizations.id }).from(organizations).where(eq(organizations.slug, slug));
  return row?.id ?? null;
}
