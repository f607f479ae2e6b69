import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { type OrganizationSettings, organizations } from '../../schema/organizations.ts';

/** What holds for all workflows of the organization. */
export async function getSettings(tx: Tx, orgId: string): Promise<OrganizationSettings> {
  const [row] = await tx
    .select({ settings: organizations.settings })
    .from(organizations)
    .where(eq(organizations.id, orgId));
  return row?.settings ?? {};
}

/** Puts other settings in their place. */
export async function setSettings(tx: Tx, orgId: string, settings: OrganizationSettings): Promise<void> {
  await tx.update(organizations).set({ settings }).where(eq(organizations.id, orgId));
}
