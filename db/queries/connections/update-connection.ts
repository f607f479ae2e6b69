import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { isUuid } from '../is-uuid.ts';
import { type ConnectionRecord, toConnectionRecord } from './connection-record.ts';

export type ConnectionChange = {
  name?: string;
  hosts?: string[];
  secret?: string;
  rateLimit?: ConnectionRecord['rateLimit'];
  concurrency?: number | null;
};

/** Changes what is given; `secret` is an envelope. */
export async function updateConnection(
  tx: Tx,
  id: string,
  change: ConnectionChange,
): Promise<ConnectionRecord | 'name_taken' | 'unknown'> {
  if (!isUuid(id)) return 'unknown';
  if (change.name !== undefined) {
    const same = and(eq(connections.name, change.name), ne(connections.id, id));
    if ((await tx.select({ id: connections.id }).from(connections).where(same)).length > 0) return 'name_taken';
  }
  const [row] = await tx
    .update(connections)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(connections.id, id))
    .returning();
  return row === undefined ? 'unknown' : toConnectionRecord(row);
}
