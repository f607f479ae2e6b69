import { desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { apiKeys } from '../../schema/api-keys.ts';
import { users } from '../../schema/users.ts';
import { iso, isoOrNull } from '../iso.ts';

export type KeyRecord = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** The organization's keys that are not revoked, newest first. */
export async function listKeys(tx: Tx): Promise<KeyRecord[]> {
  const rows = await tx
    .select({ key: apiKeys, by: users.name })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.userId))
    .where(isNull(apiKeys.revokedAt))
    .orderBy(desc(apiKeys.createdAt), apiKeys.id);
  return rows.map(({ key, by }) => ({
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    createdAt: iso(key.createdAt),
    createdBy: by ?? '',
    expiresAt: isoOrNull(key.expiresAt),
    lastUsedAt: isoOrNull(key.lastUsedAt),
  }));
}
