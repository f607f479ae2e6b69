import type { Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { type ConnectionRecord, toConnectionRecord } from './connection-record.ts';

export type NewConnection = {
  id: string;
  orgId: string;
  name: string;
  kind: ConnectionRecord['kind'];
  hosts: string[];
  rateLimit?: ConnectionRecord['rateLimit'];
  concurrency?: number | null;
  /** An envelope, never the secret itself. */
  secret: string;
};

/** Adds a connection; null when the organization uses the name already. */
export async function addConnection(tx: Tx, input: NewConnection): Promise<ConnectionRecord | null> {
  const [row] = await tx.insert(connections).values(input).onConflictDoNothing().returning();
  return row === undefined ? null : toConnectionRecord(row);
}
