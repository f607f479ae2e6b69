import { and, eq } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { apiKeys } from '../../schema/api-keys.ts';
import { members, organizations } from '../../schema/organizations.ts';

export type FoundKey = {
  id: string;
  name: string;
  userId: string;
  orgId: string;
  orgSlug: string;
  role: string;
  scopes: string[];
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** The key with this SHA-256 (hex), revoked or not, while its owner is a member; else null. */
export async function findKey(db: Database, hash: string): Promise<FoundKey | null> {
  const rows = await asAuth(db, (tx) =>
    tx
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        userId: apiKeys.userId,
        orgId: apiKeys.orgId,
        orgSlug: organizations.slug,
        role: members.role,
        scopes: apiKeys.scopes,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .innerJoin(organizations, eq(organizations.id, apiKeys.orgId))
      .innerJoin(members, and(eq(members.organizationId, apiKeys.orgId), eq(members.userId, apiKeys.userId)))
      .where(eq(apiKeys.hash, hash)),
  );
  return rows[0] ?? null;
}
