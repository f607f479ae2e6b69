import type { Tx } from '../../access.ts';
import { apiKeys } from '../../schema/api-keys.ts';
import { iso } from '../iso.ts';

export type NewKey = {
  orgId: string;
  userId: string;
  name: string;
  prefix: string;
  /** SHA-256 of the value, hex. */
  hash: string;
  scopes: string[];
  expiresAt: Date | null;
};

/** Adds a key; null when its value is known already. */
export async function addKey(tx: Tx, key: NewKey): Promise<{ id: string; createdAt: string } | null> {
  const [row] = await tx.insert(apiKeys).values(key).onConflictDoNothing().returning();
  return row === undefined ? null : { id: row.id, createdAt: iso(row.createdAt) };
}
