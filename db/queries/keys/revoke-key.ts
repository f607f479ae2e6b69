import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { apiKeys } from '../../schema/api-keys.ts';
import { isUuid } from '../is-uuid.ts';

/** Revokes a key for ever; answers its name, null when there is no such key that still works. */
export async function revokeKey(tx: Tx, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ name: apiKeys.name });
  return row?.name ?? null;
}
