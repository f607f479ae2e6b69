import type { Tx } from '../../access.ts';
import { organizations } from '../../schema/organizations.ts';

/** Renames the organization of the transaction; its slug, which stands in addresses, stays. */
export async function renameOrganization(tx: Tx, name: string): Promise<void> {
  await tx.update(organizations).set({ name });
}
