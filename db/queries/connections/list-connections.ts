import { asc } from 'drizzle-orm';
import type { Tx } from '../../access.ts';
import { connections } from '../../schema/connections.ts';
import { type ConnectionRecord, toConnectionRecord } from './connection-record.ts';

/** The connections of the organization by name, without their secrets. */
export async function listConnections(tx: Tx): Promise<ConnectionRecord[]> {
  return (await tx.select().from(connections).orderBy(asc(connections.name))).map(toConnectionRecord);
}
