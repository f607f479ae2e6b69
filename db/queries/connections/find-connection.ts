import { and, eq } from 'drizzle-orm';
import type { Engine, Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { type ConnectionRecord, toConnectionRecord } from './connection-record.ts';

/** A connection by name with its sealed secret, for the host that sends it; null when there is none. */
export async function findConnection(
  on: Tx | Engine,
  { orgId, name }: { orgId: string; name: string },
): Promise<(ConnectionRecord & { sealed: string }) | null> {
  const [row] = await on
    .select()
    .from(connections)
    .where(and(eq(connections.orgId, orgId), eq(connections.name, name)));
  return row === undefined ? null : { ...toConnectionRecord(row), sealed: row.secret };
}
