import { eq } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { isUuid } from '../is-uuid.ts';
import { type ConnectionRecord, toConnectionRecord } from './connection-record.ts';

/** A connection by id, without its secret; null when the organization has none. */
export async function getConnection(tx: Tx, id: string): Promise<ConnectionRecord | null> {
  if (!isUuid(id)) return null;
  const [row] = await tx.select().from(connections).where(eq(connections.id, id));
  return row === undefined ? null : toConnectionRecord(row);
}
